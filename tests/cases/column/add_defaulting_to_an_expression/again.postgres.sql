ALTER TABLE "user" RENAME COLUMN "_retired_20250101000002_weight" TO "weight";
-- check: `weight` of `user` is required and has no value
SELECT "id"
FROM "user"
WHERE COALESCE("weight", abs(-3) + 4) IS NULL;
UPDATE "user" SET "weight" = COALESCE("weight", abs(-3) + 4)
WHERE "weight" IS NULL;
ALTER TABLE "user"
    ALTER COLUMN "weight" SET DEFAULT (abs(-3) + 4),
    ALTER COLUMN "weight" SET NOT NULL;
