ALTER TABLE "order" RENAME COLUMN "group" TO "where";
ALTER TABLE "order" RENAME COLUMN "_retired_20250101000002_values" TO "values";
ALTER INDEX "order_group_select_idx" RENAME TO "order_where_select_idx";
UPDATE "order" SET "values" = COALESCE("values", 0)
WHERE "values" IS NULL;
ALTER TABLE "order"
    ALTER COLUMN "select" DROP NOT NULL,
    ALTER COLUMN "values" SET DEFAULT 0,
    ALTER COLUMN "values" SET NOT NULL;
