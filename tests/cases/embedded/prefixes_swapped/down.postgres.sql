ALTER TABLE "user" RENAME COLUMN "home_city" TO "_migrator_billing_city";
ALTER TABLE "user" RENAME COLUMN "billing_city" TO "home_city";
ALTER TABLE "user" RENAME COLUMN "_migrator_billing_city" TO "billing_city";
