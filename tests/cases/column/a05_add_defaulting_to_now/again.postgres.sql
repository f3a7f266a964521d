ALTER TABLE "user" RENAME COLUMN "_retired_20250101000002_created_at" TO "created_at";
UPDATE "user" SET "created_at" = COALESCE("created_at", now())
WHERE "created_at" IS NULL;
ALTER TABLE "user"
    ALTER COLUMN "created_at" SET DEFAULT now(),
    ALTER COLUMN "created_at" SET NOT NULL;
