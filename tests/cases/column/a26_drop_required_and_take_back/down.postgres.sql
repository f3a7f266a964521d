ALTER TABLE "user" RENAME COLUMN "_retired_20250101000002_code" TO "code";
UPDATE "user" SET "code" = COALESCE("code", 'x')
WHERE "code" IS NULL;
ALTER TABLE "user"
    ALTER COLUMN "code" SET DEFAULT 'x',
    ALTER COLUMN "code" SET NOT NULL;
