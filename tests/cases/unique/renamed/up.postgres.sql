ALTER INDEX "user_email_key" RENAME TO "one_email";
