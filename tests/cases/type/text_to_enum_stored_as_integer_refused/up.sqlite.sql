-- check: `status` of `post` is not one of Draft, Published
SELECT "id", "status"
FROM "post"
WHERE "status" IS NOT NULL AND ("status" IN ('Draft', 'Published')) IS NOT TRUE;
-- rebuild `post` (id, status)
CREATE TABLE "_new_post" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "status" INTEGER NOT NULL,
    CONSTRAINT "post_status_values" CHECK ("status" IN (1, 5))
);
INSERT INTO "_new_post" ("id", "status")
SELECT "id", CASE "status" WHEN 'Draft' THEN 1 WHEN 'Published' THEN 5 END
FROM "post";
DROP TABLE "post";
ALTER TABLE "_new_post" RENAME TO "post";
-- end of the rebuild
