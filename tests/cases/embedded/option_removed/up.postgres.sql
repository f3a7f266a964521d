DROP INDEX "user_billing_city_idx";
ALTER TABLE "user" ADD COLUMN "_migrator_billing_city" VARCHAR(80);
UPDATE "user" SET "_migrator_billing_city" = COALESCE("billing_city", 'none');
ALTER TABLE "user" RENAME COLUMN "billing_city" TO "_retired_20250101000002_billing_city";
ALTER TABLE "user" RENAME COLUMN "_migrator_billing_city" TO "billing_city";
ALTER TABLE "user"
    ALTER COLUMN "billing_city" SET DEFAULT 'none',
    ALTER COLUMN "billing_city" SET NOT NULL;
CREATE INDEX "user_billing_city_idx" ON "user" ("billing_city");
