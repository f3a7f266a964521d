ALTER TABLE "u" ADD COLUMN "phone" INTEGER;
CREATE INDEX "u_phone_idx" ON "u" ("phone");
