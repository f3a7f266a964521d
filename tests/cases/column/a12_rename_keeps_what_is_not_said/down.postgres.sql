ALTER TABLE "item" RENAME COLUMN "cost" TO "price";
ALTER TABLE "item" RENAME COLUMN "since" TO "at";
ALTER TABLE "item" RENAME COLUMN "name" TO "title";
ALTER TABLE "item" RENAME COLUMN "quantity" TO "amount";
ALTER TABLE "item" RENAME CONSTRAINT "item_quantity_check" TO "item_amount_check";
ALTER INDEX "item_name_idx" RENAME TO "item_title_idx";
