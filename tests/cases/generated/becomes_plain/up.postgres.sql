ALTER TABLE "item" ADD COLUMN "_migrator_total" BIGINT;
UPDATE "item" SET "_migrator_total" = CAST("total" AS BIGINT);
ALTER TABLE "item" RENAME COLUMN "total" TO "_retired_20250101000002_total";
ALTER TABLE "item" RENAME COLUMN "_migrator_total" TO "total";
ALTER TABLE "item" ALTER COLUMN "_retired_20250101000002_total" DROP EXPRESSION;
