ALTER TABLE "_retired_20250101000002_invoice" RENAME TO "invoice";
ALTER TABLE "invoice" RENAME CONSTRAINT "_retired_20250101000002_invoice_pkey" TO "invoice_pkey";
ALTER TABLE "user" RENAME TO "_retired_20250101000002_user";
ALTER TABLE "_retired_20250101000002_user" RENAME CONSTRAINT "user_pkey" TO "_retired_20250101000002_user_pkey";
