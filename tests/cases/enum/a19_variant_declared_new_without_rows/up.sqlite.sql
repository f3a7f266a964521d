-- check: `role` of `member` is not one of Admin, Writer, Reader
SELECT "id", "role"
FROM "member"
WHERE "role" IS NOT NULL AND ("role" IN ('Admin', 'Writer', 'Reader')) IS NOT TRUE;
-- rebuild `member` (id, role)
CREATE TABLE "_new_member" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "role" TEXT NOT NULL CONSTRAINT "role" CHECK ("role" IN ('Admin', 'Writer', 'Reader'))
);
INSERT INTO "_new_member" ("id", "role")
SELECT "id", "role"
FROM "member";
DROP TABLE "member";
ALTER TABLE "_new_member" RENAME TO "member";
-- end of the rebuild
