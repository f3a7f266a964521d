ALTER TABLE "item" ALTER COLUMN "value" SET DEFAULT (abs(-2) * (3 + 4));
