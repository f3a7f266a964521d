-- rebuild `member` (id, role)
CREATE TABLE "_new_member" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "role" TEXT NOT NULL CONSTRAINT "role" CHECK ("role" IN ('User', 'Admin'))
);
INSERT INTO "_new_member" ("id", "role")
SELECT "id", CASE "role" WHEN 0 THEN 'Admin' WHEN 1 THEN 'User' END
FROM "member";
DROP TABLE "member";
ALTER TABLE "_new_member" RENAME TO "member";
-- end of the rebuild
