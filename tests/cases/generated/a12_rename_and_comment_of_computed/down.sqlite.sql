ALTER TABLE "item" RENAME COLUMN "both" TO "double";
ALTER TABLE "item" RENAME COLUMN "breadth" TO "width";
