-- rebuild `member` (id, role)
CREATE TABLE "_new_member" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "role" INTEGER NOT NULL,
    CONSTRAINT "member_role_values" CHECK ("role" IN (0, 1))
) STRICT;
INSERT INTO "_new_member" ("id", "role")
SELECT "id", CASE "role" WHEN 'Admin' THEN 0 WHEN 'Member' THEN 1 END
FROM "member";
DROP TABLE "member";
ALTER TABLE "_new_member" RENAME TO "member";
-- end of the rebuild
