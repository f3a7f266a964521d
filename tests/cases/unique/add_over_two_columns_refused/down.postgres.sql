DROP INDEX "user_org_email_key";
