ALTER TABLE "account" RENAME TO "user";
ALTER TABLE "user" RENAME CONSTRAINT "account_pkey" TO "user_pkey";
ALTER INDEX "account_email_key" RENAME TO "user_email_key";
ALTER INDEX "account_city_idx" RENAME TO "user_city_idx";
