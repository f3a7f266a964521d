ALTER TABLE "user" RENAME COLUMN "_retired_20250101000002_deleted" TO "deleted";
-- check: `deleted` of `user` is required and has no value
SELECT "id"
FROM "user"
WHERE "deleted" IS NULL;
-- check: `email` occurs more than once in `user`
SELECT "email", count(*) AS "rows"
FROM "user"
WHERE (NOT deleted)
GROUP BY "email"
HAVING count(*) > 1;
ALTER TABLE "user" ALTER COLUMN "deleted" SET NOT NULL;
CREATE UNIQUE INDEX "user_email_key" ON "user" ("email") WHERE NOT deleted;
