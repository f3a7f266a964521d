ALTER TABLE "_retired_20250101000002_account" RENAME TO "account";
ALTER TABLE "account" RENAME CONSTRAINT "_retired_20250101000002_account_pkey" TO "account_pkey";
ALTER TABLE "user" RENAME TO "_retired_20250101000002_user";
ALTER TABLE "_retired_20250101000002_user" RENAME CONSTRAINT "user_pkey" TO "_retired_20250101000002_user_pkey";
