DROP INDEX "user_billing_city_idx";
UPDATE "user" SET "_retired_after_20250101000002_billing_city" = COALESCE("billing_city", "_retired_after_20250101000002_billing_city", 'none');
ALTER TABLE "user" RENAME COLUMN "billing_city" TO "_retired_20250101000002_billing_city";
ALTER TABLE "user" RENAME COLUMN "_retired_after_20250101000002_billing_city" TO "billing_city";
ALTER TABLE "user"
    ALTER COLUMN "billing_city" SET DEFAULT 'none',
    ALTER COLUMN "billing_city" SET NOT NULL;
CREATE INDEX "user_billing_city_idx" ON "user" ("billing_city");
