COMMENT ON TABLE "item" IS 'it''s things';
COMMENT ON COLUMN "item"."one" IS 'one ''line'' -- or /* two */';
COMMENT ON COLUMN "item"."two" IS 'comes';
COMMENT ON COLUMN "item"."three" IS NULL;
