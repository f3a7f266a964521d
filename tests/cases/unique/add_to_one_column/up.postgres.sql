-- check: `email` occurs more than once in `user`
SELECT "email", count(*) AS "rows"
FROM "user"
GROUP BY "email"
HAVING count(*) > 1;
CREATE UNIQUE INDEX "user_email_key" ON "user" ("email");
