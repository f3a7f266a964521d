-- check: `org`, `email` occur together more than once in `user`
SELECT "org", "email", count(*) AS "rows"
FROM "user"
GROUP BY "org", "email"
HAVING count(*) > 1;
CREATE UNIQUE INDEX "user_org_email_key" ON "user" ("org", "email");
