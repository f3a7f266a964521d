-- rebuild `member` (id, role)
CREATE TABLE "_new_member" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "role" INTEGER NOT NULL,
    CONSTRAINT "member_role_values" CHECK ("role" IN (1, 2))
);
INSERT INTO "_new_member" ("id", "role")
SELECT "id", CASE "role" WHEN 2 THEN 1 WHEN 1 THEN 2 END
FROM "member";
DROP TABLE "member";
ALTER TABLE "_new_member" RENAME TO "member";
CREATE UNIQUE INDEX "member_role_key" ON "member" ("role");
-- end of the rebuild
