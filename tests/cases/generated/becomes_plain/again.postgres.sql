UPDATE "item" SET "_retired_after_20250101000002_total" = COALESCE("_retired_after_20250101000002_total", CAST("total" AS BIGINT));
ALTER TABLE "item" RENAME COLUMN "total" TO "_retired_20250101000002_total";
ALTER TABLE "item" RENAME COLUMN "_retired_after_20250101000002_total" TO "total";
ALTER TABLE "item" ALTER COLUMN "_retired_20250101000002_total" DROP EXPRESSION;
