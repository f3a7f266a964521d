-- rebuild `member` (id, role)
CREATE TABLE "_new_member" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "role" INTEGER NOT NULL DEFAULT 2,
    CONSTRAINT "member_role_values" CHECK ("role" IN (1, 2, 3))
);
INSERT INTO "_new_member" ("id", "role")
SELECT "id", CASE "role" WHEN 1 THEN 1 WHEN 20 THEN 2 WHEN 30 THEN 3 END
FROM "member";
DROP TABLE "member";
ALTER TABLE "_new_member" RENAME TO "member";
-- end of the rebuild
