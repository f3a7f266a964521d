ALTER TABLE "order" RENAME COLUMN "group" TO "where";
ALTER INDEX "order_group_select_idx" RENAME TO "order_where_select_idx";
ALTER TABLE "order"
    ADD COLUMN "values" BIGINT NOT NULL DEFAULT 0,
    ALTER COLUMN "select" DROP NOT NULL;
