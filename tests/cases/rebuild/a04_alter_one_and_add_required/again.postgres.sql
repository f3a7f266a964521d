ALTER TABLE "user" RENAME COLUMN "_retired_20250101000002_code" TO "code";
ALTER TABLE "user" RENAME COLUMN "_retired_20250101000002_at" TO "at";
UPDATE "user" SET
    "code" = COALESCE("code", 'x'),
    "at" = COALESCE("at", now())
WHERE "code" IS NULL OR "at" IS NULL;
ALTER TABLE "user"
    ALTER COLUMN "name" DROP NOT NULL,
    ALTER COLUMN "code" SET DEFAULT 'x',
    ALTER COLUMN "code" SET NOT NULL,
    ALTER COLUMN "at" SET DEFAULT now(),
    ALTER COLUMN "at" SET NOT NULL;
