ALTER TABLE "account" DROP CONSTRAINT "account_owner_id_fkey";
DROP INDEX "account_name_key";
ALTER TABLE "account" RENAME TO "_retired_20250101000002_account";
ALTER TABLE "_retired_20250101000002_account" RENAME CONSTRAINT "account_pkey" TO "_retired_20250101000002_account_pkey";
ALTER TABLE "person" RENAME TO "account";
ALTER TABLE "account" RENAME CONSTRAINT "person_pkey" TO "account_pkey";
ALTER INDEX "person_name_key" RENAME TO "account_name_key";
