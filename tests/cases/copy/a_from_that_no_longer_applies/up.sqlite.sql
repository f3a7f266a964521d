ALTER TABLE "address" ADD COLUMN "city" TEXT;
