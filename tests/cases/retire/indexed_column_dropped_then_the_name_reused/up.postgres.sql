ALTER TABLE "u" ADD COLUMN "phone" BIGINT;
CREATE INDEX "u_phone_idx" ON "u" ("phone");
