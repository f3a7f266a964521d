DROP INDEX "one_email";
CREATE UNIQUE INDEX "user_email_key" ON "user" ("email");
