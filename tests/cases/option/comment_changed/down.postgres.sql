COMMENT ON TABLE "item" IS 'things; "all" of them';
COMMENT ON COLUMN "item"."one" IS 'it''s one
of two lines\';
COMMENT ON COLUMN "item"."two" IS NULL;
COMMENT ON COLUMN "item"."three" IS 'goes';
