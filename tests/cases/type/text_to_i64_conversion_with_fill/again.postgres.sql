UPDATE "item" SET "_retired_after_20250101000002_value" = COALESCE("_retired_after_20250101000002_value", CAST(nullif(CAST(value AS INTEGER), 0) AS BIGINT));
ALTER TABLE "item" RENAME COLUMN "value" TO "_retired_20250101000002_value";
ALTER TABLE "item" RENAME COLUMN "_retired_after_20250101000002_value" TO "value";
ALTER TABLE "item" ALTER COLUMN "_retired_20250101000002_value" DROP NOT NULL;
