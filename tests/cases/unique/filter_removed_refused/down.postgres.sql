-- check: `email` occurs more than once in `user`
SELECT "email", count(*) AS "rows"
FROM "user"
WHERE (NOT gone)
GROUP BY "email"
HAVING count(*) > 1;
DROP INDEX "user_email_key";
CREATE UNIQUE INDEX "user_email_key" ON "user" ("email") WHERE NOT gone;
