ALTER TABLE "item" RENAME COLUMN "amount" TO "quantity";
ALTER TABLE "item" RENAME COLUMN "title" TO "name";
ALTER TABLE "item" RENAME COLUMN "at" TO "since";
ALTER TABLE "item" RENAME COLUMN "price" TO "cost";
ALTER TABLE "item" RENAME CONSTRAINT "item_amount_check" TO "item_quantity_check";
ALTER INDEX "item_title_idx" RENAME TO "item_name_idx";
