-- check: `id` occurs more than once in `user`
SELECT "id", count(*) AS "rows"
FROM "user"
GROUP BY "id"
HAVING count(*) > 1;
ALTER TABLE "user" DROP CONSTRAINT "user_pkey";
ALTER TABLE "user" ADD CONSTRAINT "user_pkey" PRIMARY KEY ("id");
