ALTER TABLE "user" RENAME COLUMN "billing_city" TO "invoice_town";
ALTER TABLE "user" RENAME COLUMN "billing_country" TO "invoice_country";
ALTER TABLE "user" RENAME CONSTRAINT "user_billing_country_check" TO "user_invoice_country_check";
ALTER INDEX "user_billing_city_idx" RENAME TO "user_invoice_town_idx";
