ALTER TABLE "_retired_20250101000002_user" RENAME TO "user";
ALTER TABLE "user" RENAME CONSTRAINT "_retired_20250101000002_user_pkey" TO "user_pkey";
ALTER TABLE "account" RENAME TO "_retired_20250101000002_account";
ALTER TABLE "_retired_20250101000002_account" RENAME CONSTRAINT "account_pkey" TO "_retired_20250101000002_account_pkey";
