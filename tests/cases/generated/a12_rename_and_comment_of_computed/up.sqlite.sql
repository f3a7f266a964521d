ALTER TABLE "item" RENAME COLUMN "width" TO "breadth";
ALTER TABLE "item" RENAME COLUMN "double" TO "both";
