ALTER TABLE "user" ADD COLUMN "email" TEXT;
CREATE INDEX "user_email_idx" ON "user" ("email");
