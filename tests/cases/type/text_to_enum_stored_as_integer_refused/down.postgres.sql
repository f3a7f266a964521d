ALTER TABLE "post" DROP CONSTRAINT "post_status_values";
ALTER TABLE "post" ALTER COLUMN "status" TYPE TEXT USING CASE "status" WHEN 1 THEN 'Draft' WHEN 5 THEN 'Published' END;
