ALTER TABLE "post" DROP CONSTRAINT "post_status_values";
ALTER TABLE "post" ALTER COLUMN "status" TYPE INTEGER;
