-- check: `email` occurs more than once in `user`
SELECT "email", count(*) AS "rows"
FROM "user"
GROUP BY "email"
HAVING count(*) > 1;
DROP INDEX "user_email";
CREATE UNIQUE INDEX "user_email" ON "user" ("email");
