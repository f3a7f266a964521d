-- rebuild `member` (id, role)
CREATE TABLE "_new_member" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "role" TEXT NOT NULL CONSTRAINT "role" CHECK ("role" IN ('Admin', 'Editor', 'Reader', 'Guest'))
);
INSERT INTO "_new_member" ("id", "role")
SELECT "id", "role"
FROM "member";
DROP TABLE "member";
ALTER TABLE "_new_member" RENAME TO "member";
-- end of the rebuild
-- rebuild `invite` (id, role)
CREATE TABLE "_new_invite" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "role" TEXT CONSTRAINT "role" CHECK ("role" IN ('Admin', 'Editor', 'Reader', 'Guest'))
);
INSERT INTO "_new_invite" ("id", "role")
SELECT "id", "role"
FROM "invite";
DROP TABLE "invite";
ALTER TABLE "_new_invite" RENAME TO "invite";
-- end of the rebuild
