ALTER TABLE "item" ALTER COLUMN "value" SET DEFAULT '{"a": [1, "it''s"]}';
