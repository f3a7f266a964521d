ALTER TABLE "item" RENAME COLUMN "price" TO "cost";
