ALTER TABLE "user" RENAME COLUMN "_retired_20250101000002_b" TO "b";
ALTER TABLE "user" RENAME COLUMN "_retired_20250101000002_a" TO "a";
-- check: `b` of `user` is required and has no value
SELECT "id"
FROM "user"
WHERE "b" IS NULL;
-- check: `a` of `user` is required and has no value
SELECT "id"
FROM "user"
WHERE "a" IS NULL;
ALTER TABLE "user"
    ALTER COLUMN "b" SET NOT NULL,
    ALTER COLUMN "a" SET NOT NULL;
