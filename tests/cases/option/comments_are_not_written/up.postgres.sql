COMMENT ON TABLE "item" IS 'What we sell.';
COMMENT ON COLUMN "item"."name" IS 'As on the label.';
