-- check: `role` of `member` is not one of 1 (Admin), 2 (Member)
SELECT "id", "role"
FROM "member"
WHERE "role" IS NOT NULL AND ("role" IN (1, 2)) IS NOT TRUE;
-- rebuild `member` (id, role)
CREATE TABLE "_new_member" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "role" TEXT NOT NULL DEFAULT 'Member' CONSTRAINT "role" CHECK ("role" IN ('Admin', 'Member'))
);
INSERT INTO "_new_member" ("id", "role")
SELECT "id", CASE "role" WHEN 1 THEN 'Admin' WHEN 2 THEN 'Member' END
FROM "member";
DROP TABLE "member";
ALTER TABLE "_new_member" RENAME TO "member";
-- end of the rebuild
