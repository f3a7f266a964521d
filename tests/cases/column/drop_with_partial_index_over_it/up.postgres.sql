DROP INDEX "user_email_key";
ALTER TABLE "user" ALTER COLUMN "deleted" DROP NOT NULL;
ALTER TABLE "user" RENAME COLUMN "deleted" TO "_retired_20250101000002_deleted";
