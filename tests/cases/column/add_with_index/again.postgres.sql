ALTER TABLE "user" RENAME COLUMN "_retired_20250101000002_email" TO "email";
CREATE INDEX "user_email_idx" ON "user" ("email");
