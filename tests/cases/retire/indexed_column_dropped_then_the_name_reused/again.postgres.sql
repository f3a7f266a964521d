ALTER TABLE "u" RENAME COLUMN "_retired_20250101000003_phone" TO "phone";
CREATE INDEX "u_phone_idx" ON "u" ("phone");
