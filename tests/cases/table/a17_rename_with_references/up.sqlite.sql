DROP INDEX "user_email_key";
DROP INDEX "user_city_idx";
ALTER TABLE "user" RENAME TO "account";
CREATE UNIQUE INDEX "account_email_key" ON "account" ("email");
CREATE INDEX "account_city_idx" ON "account" ("city");
