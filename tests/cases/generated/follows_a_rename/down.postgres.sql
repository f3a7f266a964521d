ALTER TABLE "item" RENAME COLUMN "cost" TO "price";
