ALTER TABLE "order" RENAME COLUMN "region" TO "area";
ALTER TABLE "order" RENAME COLUMN "number" TO "place";
