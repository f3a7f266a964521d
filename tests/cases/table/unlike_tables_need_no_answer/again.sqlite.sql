ALTER TABLE "_retired_20250101000002_invoice" RENAME TO "invoice";
ALTER TABLE "user" RENAME TO "_retired_20250101000002_user";
