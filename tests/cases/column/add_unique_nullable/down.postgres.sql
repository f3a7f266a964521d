DROP INDEX "user_email_key";
ALTER TABLE "user" RENAME COLUMN "email" TO "_retired_20250101000002_email";
