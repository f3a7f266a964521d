-- rebuild `member` (id, role, former)
CREATE TABLE "_new_member" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "role" TEXT NOT NULL DEFAULT 'Member' CONSTRAINT "role" CHECK ("role" IN ('Admin', 'Member', 'Guest')),
    "former" TEXT CONSTRAINT "role" CHECK ("former" IN ('Admin', 'Member', 'Guest'))
);
INSERT INTO "_new_member" (
    "id",
    "role",
    "former"
)
SELECT
    "id",
    CASE "role" WHEN 0 THEN 'Admin' WHEN 1 THEN 'Member' WHEN 2 THEN 'Guest' END,
    CASE "former" WHEN 0 THEN 'Admin' WHEN 1 THEN 'Member' WHEN 2 THEN 'Guest' END
FROM "member";
DROP TABLE "member";
ALTER TABLE "_new_member" RENAME TO "member";
CREATE INDEX "member_role_idx" ON "member" ("role");
-- end of the rebuild
