DROP INDEX "user_email_key";
ALTER TABLE "user" ALTER COLUMN "email" TYPE TEXT;
