-- check: `status` of `post` is not one of 1 (Draft), 5 (Published)
SELECT "id", "status"
FROM "post"
WHERE "status" IS NOT NULL AND ("status" IN (1, 5)) IS NOT TRUE;
-- rebuild `post` (id, status)
CREATE TABLE "_new_post" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "status" INTEGER NOT NULL,
    CONSTRAINT "post_status_values" CHECK ("status" IN (1, 5))
);
INSERT INTO "_new_post" ("id", "status")
SELECT "id", "status"
FROM "post";
DROP TABLE "post";
ALTER TABLE "_new_post" RENAME TO "post";
-- end of the rebuild
