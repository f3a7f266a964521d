-- check: `lower(email)` occurs more than once in `user`
SELECT lower(email), count(*) AS "rows"
FROM "user"
WHERE (lower(email)) IS NOT NULL
GROUP BY lower(email)
HAVING count(*) > 1;
CREATE UNIQUE INDEX "user_email_key" ON "user" ((lower(email)));
