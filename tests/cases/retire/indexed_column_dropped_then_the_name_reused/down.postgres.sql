DROP INDEX "u_phone_idx";
ALTER TABLE "u" RENAME COLUMN "phone" TO "_retired_20250101000003_phone";
