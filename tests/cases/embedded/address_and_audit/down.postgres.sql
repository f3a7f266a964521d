ALTER TABLE "user"
    ALTER COLUMN "billing_country" DROP DEFAULT,
    ALTER COLUMN "billing_country" DROP NOT NULL,
    ALTER COLUMN "billing_city" DROP NOT NULL,
    ALTER COLUMN "billing_street" DROP DEFAULT,
    ALTER COLUMN "billing_street" DROP NOT NULL,
    ALTER COLUMN "revision" DROP DEFAULT,
    ALTER COLUMN "revision" DROP NOT NULL;
ALTER TABLE "user" RENAME COLUMN "home_country" TO "_retired_20250101000002_home_country";
ALTER TABLE "user" RENAME COLUMN "home_city" TO "_retired_20250101000002_home_city";
ALTER TABLE "user" RENAME COLUMN "home_street" TO "_retired_20250101000002_home_street";
ALTER TABLE "user" RENAME COLUMN "billing_country" TO "_retired_20250101000002_billing_country";
ALTER TABLE "user" RENAME COLUMN "billing_city" TO "_retired_20250101000002_billing_city";
ALTER TABLE "user" RENAME COLUMN "billing_street" TO "_retired_20250101000002_billing_street";
ALTER TABLE "user" RENAME COLUMN "note" TO "_retired_20250101000002_note";
ALTER TABLE "user" RENAME COLUMN "revision" TO "_retired_20250101000002_revision";
