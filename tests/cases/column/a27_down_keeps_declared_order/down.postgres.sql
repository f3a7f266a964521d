ALTER TABLE "user" RENAME COLUMN "_retired_20250101000002_m" TO "m";
ALTER TABLE "user" RENAME COLUMN "_retired_20250101000002_z" TO "z";
-- check: `a` of `user` is required and has no value
SELECT "id"
FROM "user"
WHERE "a" IS NULL;
-- check: `z` of `user` is required and has no value
SELECT "id"
FROM "user"
WHERE "z" IS NULL;
ALTER TABLE "user"
    ALTER COLUMN "a" SET NOT NULL,
    ALTER COLUMN "z" SET NOT NULL;
