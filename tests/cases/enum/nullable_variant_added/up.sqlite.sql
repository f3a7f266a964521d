-- rebuild `member` (id, role)
CREATE TABLE "_new_member" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "role" TEXT CONSTRAINT "role" CHECK ("role" IN ('Admin', 'Editor', 'Reader', 'Guest'))
);
INSERT INTO "_new_member" ("id", "role")
SELECT "id", "role"
FROM "member";
DROP TABLE "member";
ALTER TABLE "_new_member" RENAME TO "member";
-- end of the rebuild
