ALTER TABLE "order" RENAME COLUMN "where" TO "group";
-- check: `select` of `order` is required and has no value
SELECT "id"
FROM "order"
WHERE "select" IS NULL;
ALTER INDEX "order_where_select_idx" RENAME TO "order_group_select_idx";
ALTER TABLE "order"
    ALTER COLUMN "select" SET NOT NULL,
    ALTER COLUMN "values" DROP DEFAULT,
    ALTER COLUMN "values" DROP NOT NULL;
ALTER TABLE "order" RENAME COLUMN "values" TO "_retired_20250101000002_values";
