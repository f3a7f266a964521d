DROP INDEX "user_billing_city_idx";
UPDATE "user" SET "_retired_20250101000002_billing_city" = CASE WHEN "_retired_20250101000002_billing_city" IS NULL AND "billing_city" IS NOT DISTINCT FROM ('none') THEN NULL ELSE "billing_city" END;
ALTER TABLE "user" RENAME COLUMN "billing_city" TO "_retired_after_20250101000002_billing_city";
ALTER TABLE "user" RENAME COLUMN "_retired_20250101000002_billing_city" TO "billing_city";
ALTER TABLE "user"
    ALTER COLUMN "_retired_after_20250101000002_billing_city" DROP DEFAULT,
    ALTER COLUMN "_retired_after_20250101000002_billing_city" DROP NOT NULL;
CREATE INDEX "user_billing_city_idx" ON "user" ("billing_city");
