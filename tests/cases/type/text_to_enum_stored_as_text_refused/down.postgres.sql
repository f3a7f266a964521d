ALTER TABLE "post" DROP CONSTRAINT "post_status_values";
