ALTER TABLE "user" RENAME TO "account";
ALTER TABLE "account" RENAME CONSTRAINT "user_pkey" TO "account_pkey";
ALTER INDEX "user_email_key" RENAME TO "account_email_key";
ALTER INDEX "user_city_idx" RENAME TO "account_city_idx";
