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
CREATE INDEX "member_role_idx" ON "member" ("role");
CREATE UNIQUE INDEX "member_id_role_key" ON "member" ("id", "role") WHERE role = 'Admin';
-- end of the rebuild
