ALTER TABLE "user" RENAME COLUMN "_retired_20250101000002_country" TO "country";
UPDATE "user" SET "country" = COALESCE("country", 'unknown')
WHERE "country" IS NULL;
ALTER TABLE "user"
    ALTER COLUMN "country" SET DEFAULT 'unknown',
    ALTER COLUMN "country" SET NOT NULL;
