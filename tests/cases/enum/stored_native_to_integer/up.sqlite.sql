-- rebuild `member` (id, role, former)
CREATE TABLE "_new_member" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "role" INTEGER NOT NULL DEFAULT 1,
    "former" INTEGER,
    CONSTRAINT "member_role_values" CHECK ("role" IN (0, 1, 2)),
    CONSTRAINT "member_former_values" CHECK ("former" IN (0, 1, 2))
);
INSERT INTO "_new_member" (
    "id",
    "role",
    "former"
)
SELECT
    "id",
    CASE "role" WHEN 'Admin' THEN 0 WHEN 'Member' THEN 1 WHEN 'Guest' THEN 2 END,
    CASE "former" WHEN 'Admin' THEN 0 WHEN 'Member' THEN 1 WHEN 'Guest' THEN 2 END
FROM "member";
DROP TABLE "member";
ALTER TABLE "_new_member" RENAME TO "member";
CREATE INDEX "member_role_idx" ON "member" ("role");
-- end of the rebuild
