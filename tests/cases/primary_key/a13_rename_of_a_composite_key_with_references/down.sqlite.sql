ALTER TABLE "order" RENAME COLUMN "place" TO "number";
ALTER TABLE "order" RENAME COLUMN "area" TO "region";
