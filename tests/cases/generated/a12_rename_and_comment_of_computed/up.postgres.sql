ALTER TABLE "item" RENAME COLUMN "width" TO "breadth";
ALTER TABLE "item" RENAME COLUMN "double" TO "both";
COMMENT ON COLUMN "item"."more" IS 'another word';
