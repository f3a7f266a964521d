ALTER TABLE "_retired_20250101000002_account" RENAME TO "account";
ALTER TABLE "user" RENAME TO "_retired_20250101000002_user";
