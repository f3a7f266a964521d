ALTER TABLE "user" RENAME COLUMN "invoice_country" TO "billing_country";
ALTER TABLE "user" RENAME COLUMN "invoice_town" TO "billing_city";
ALTER TABLE "user" RENAME CONSTRAINT "user_invoice_country_check" TO "user_billing_country_check";
ALTER INDEX "user_invoice_town_idx" RENAME TO "user_billing_city_idx";
