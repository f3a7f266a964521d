-- check: `email` of `user` is required and has no value
SELECT "id"
FROM "user"
WHERE "email" IS NULL;
-- check: `email` occurs more than once in `user`
SELECT "email", count(*) AS "rows"
FROM "user"
GROUP BY "email"
HAVING count(*) > 1;
ALTER TABLE "user" DROP CONSTRAINT "user_pkey";
ALTER TABLE "user"
    ALTER COLUMN "email" SET NOT NULL,
    ADD CONSTRAINT "user_pkey" PRIMARY KEY ("email");
