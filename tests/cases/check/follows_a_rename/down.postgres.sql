ALTER TABLE "item" RENAME COLUMN "cents" TO "price";
