-- check: `status` of `post` is not one of Draft, Published
SELECT "id", "status"
FROM "post"
WHERE "status" IS NOT NULL AND ("status" IN ('Draft', 'Published')) IS NOT TRUE;
ALTER TABLE "post" ADD CONSTRAINT "post_status_values" CHECK ("status" IN ('Draft', 'Published'));
