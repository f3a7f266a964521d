DROP INDEX "account_email_key";
DROP INDEX "account_city_idx";
ALTER TABLE "account" RENAME TO "user";
CREATE UNIQUE INDEX "user_email_key" ON "user" ("email");
CREATE INDEX "user_city_idx" ON "user" ("city");
