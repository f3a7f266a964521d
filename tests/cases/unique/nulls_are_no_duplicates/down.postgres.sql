DROP INDEX "user_email_key";
