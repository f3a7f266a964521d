-- rebuild `member` (id, role)
CREATE TABLE "_new_member" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "role" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "member_role_values" CHECK ("role" IN (0, 1, 2))
);
INSERT INTO "_new_member" ("id", "role")
SELECT "id", CASE "role" WHEN 'Admin' THEN 1 WHEN 'Member' THEN 2 END
FROM "member";
DROP TABLE "member";
ALTER TABLE "_new_member" RENAME TO "member";
-- end of the rebuild
