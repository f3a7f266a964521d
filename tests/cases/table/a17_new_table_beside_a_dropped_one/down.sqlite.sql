ALTER TABLE "_retired_20250101000002_user" RENAME TO "user";
ALTER TABLE "account" RENAME TO "_retired_20250101000002_account";
