-- check: `status` of `post` is not one of Draft, Published
SELECT "id", "status"
FROM "post"
WHERE "status" IS NOT NULL AND ("status" IN ('Draft', 'Published')) IS NOT TRUE;
ALTER TABLE "post"
    ALTER COLUMN "status" TYPE SMALLINT USING CASE "status" WHEN 'Draft' THEN 1 WHEN 'Published' THEN 5 END,
    ADD CONSTRAINT "post_status_values" CHECK ("status" IN (1, 5));
