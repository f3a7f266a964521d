-- check: `email` occurs more than once in `user`
SELECT "email", count(*) AS "rows"
FROM "user"
GROUP BY "email"
HAVING count(*) > 1;
ALTER TABLE "user" DROP CONSTRAINT "user_pkey";
ALTER TABLE "user" ADD CONSTRAINT "user_pkey" PRIMARY KEY ("email");
