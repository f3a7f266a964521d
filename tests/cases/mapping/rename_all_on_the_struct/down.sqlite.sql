DROP INDEX "user_account_emailAddress_key";
DROP INDEX "user_account_firstName_idx";
ALTER TABLE "user_account" RENAME TO "_retired_20250101000002_user_account";
