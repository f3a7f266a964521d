DROP INDEX "user_email";
CREATE INDEX "user_email" ON "user" ("email");
