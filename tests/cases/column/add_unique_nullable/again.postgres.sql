ALTER TABLE "user" RENAME COLUMN "_retired_20250101000002_email" TO "email";
-- check: `email` occurs more than once in `user`
SELECT "email", count(*) AS "rows"
FROM "user"
WHERE "email" IS NOT NULL
GROUP BY "email"
HAVING count(*) > 1;
CREATE UNIQUE INDEX "user_email_key" ON "user" ("email");
