ALTER TABLE "user" DROP CONSTRAINT "belongs to";
