ALTER INDEX "one_email" RENAME TO "user_email_key";
