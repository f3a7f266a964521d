ALTER TABLE "item" RENAME COLUMN "price" TO "cents";
