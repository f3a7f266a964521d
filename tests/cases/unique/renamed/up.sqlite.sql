DROP INDEX "user_email_key";
CREATE UNIQUE INDEX "one_email" ON "user" ("email");
