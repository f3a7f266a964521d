-- check: `status` of `post` is not one of Draft, Published
SELECT "id", "status"
FROM "post"
WHERE "status" IS NOT NULL AND ("status" IN ('Draft', 'Published')) IS NOT TRUE;
-- rebuild `post` (id, status)
CREATE TABLE "_new_post" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "status" TEXT NOT NULL CONSTRAINT "status" CHECK ("status" IN ('Draft', 'Published'))
);
INSERT INTO "_new_post" ("id", "status")
SELECT "id", "status"
FROM "post";
DROP TABLE "post";
ALTER TABLE "_new_post" RENAME TO "post";
-- end of the rebuild
