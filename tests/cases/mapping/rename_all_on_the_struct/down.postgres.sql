DROP INDEX "user_account_emailAddress_key";
DROP INDEX "user_account_firstName_idx";
ALTER TABLE "user_account" RENAME TO "_retired_20250101000002_user_account";
ALTER TABLE "_retired_20250101000002_user_account" RENAME CONSTRAINT "user_account_pkey" TO "_retired_20250101000002_user_account_pkey";
