ALTER TABLE "item" ALTER COLUMN "value" SET DEFAULT 'it''s "quoted" \ 100%';
