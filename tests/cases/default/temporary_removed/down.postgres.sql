ALTER TABLE "item"
    ALTER COLUMN "slug" SET DEFAULT 'none',
    ALTER COLUMN "kind" SET DEFAULT 'Plain';
