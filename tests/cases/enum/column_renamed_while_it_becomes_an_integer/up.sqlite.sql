DROP INDEX "member_role_idx";
ALTER TABLE "member" RENAME COLUMN "role" TO "kind";
-- rebuild `member` (id, kind)
CREATE TABLE "_new_member" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "kind" INTEGER NOT NULL,
    CONSTRAINT "member_kind_values" CHECK ("kind" IN (0, 1))
);
INSERT INTO "_new_member" ("id", "kind")
SELECT "id", CASE "kind" WHEN 'Admin' THEN 0 WHEN 'Member' THEN 1 END
FROM "member";
DROP TABLE "member";
ALTER TABLE "_new_member" RENAME TO "member";
CREATE INDEX "member_kind_idx" ON "member" ("kind");
-- end of the rebuild
