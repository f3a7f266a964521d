ALTER TABLE "user" RENAME COLUMN "_retired_20250101000002_a" TO "a";
-- check: `a` of `user` is required and has no value
SELECT "id"
FROM "user"
WHERE "a" IS NULL;
ALTER TABLE "user" ALTER COLUMN "a" SET NOT NULL;
CREATE INDEX "user_b_a_idx" ON "user" ("b", "a");
CREATE INDEX "user_a_idx" ON "user" ("a");
