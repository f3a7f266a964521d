ALTER TABLE "user" ADD COLUMN "postcode" TEXT;
