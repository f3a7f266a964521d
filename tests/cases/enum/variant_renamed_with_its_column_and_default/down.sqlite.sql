DROP INDEX "member_part_idx";
ALTER TABLE "member" RENAME COLUMN "part" TO "role";
-- check: `role` of `member` is required and has no value
SELECT "id"
FROM "member"
WHERE CASE "role" WHEN 'Type' THEN 'Editor' ELSE "role" END IS NULL;
-- check: `role` of `member` is not one of Admin, Editor, Reader
SELECT "id", "role"
FROM (SELECT "id", CASE "role" WHEN 'Type' THEN 'Editor' ELSE "role" END AS "role" FROM "member") AS "member"
WHERE "role" NOT IN ('Admin', 'Editor', 'Reader');
-- rebuild `member` (id, role, _retired_20250101000002_role)
CREATE TABLE "_new_member" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "role" TEXT NOT NULL DEFAULT 'Editor' CONSTRAINT "role" CHECK ("role" IN ('Admin', 'Editor', 'Reader')),
    "_retired_after_20250101000002_part" TEXT
);
INSERT INTO "_new_member" ("id", "role", "_retired_after_20250101000002_part")
SELECT "id", CASE "role" WHEN 'Type' THEN 'Editor' ELSE "role" END, "role"
FROM "member";
DROP TABLE "member";
ALTER TABLE "_new_member" RENAME TO "member";
CREATE INDEX "member_role_idx" ON "member" ("role");
-- end of the rebuild
