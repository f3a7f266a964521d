ALTER TABLE "item" ADD COLUMN "_migrator_value" BIGINT;
UPDATE "item" SET "_migrator_value" = CAST(nullif(CAST(value AS INTEGER), 0) AS BIGINT);
ALTER TABLE "item" RENAME COLUMN "value" TO "_retired_20250101000002_value";
ALTER TABLE "item" RENAME COLUMN "_migrator_value" TO "value";
ALTER TABLE "item" ALTER COLUMN "_retired_20250101000002_value" DROP NOT NULL;
