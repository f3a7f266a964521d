DROP INDEX "member_role_idx";
ALTER TABLE "member" RENAME COLUMN "role" TO "part";
-- check: `part` of `member` is required and has no value
SELECT "id"
FROM "member"
WHERE CASE "part" WHEN 'Editor' THEN 'Type' ELSE "part" END IS NULL;
-- check: `part` of `member` is not one of Admin, Type, Reader
SELECT "id", "part"
FROM (SELECT "id", CASE "part" WHEN 'Editor' THEN 'Type' ELSE "part" END AS "part" FROM "member") AS "member"
WHERE "part" NOT IN ('Admin', 'Type', 'Reader');
-- rebuild `member` (id, part, _retired_after_20250101000002_part)
CREATE TABLE "_new_member" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "part" TEXT NOT NULL DEFAULT 'Type' CONSTRAINT "role" CHECK ("part" IN ('Admin', 'Type', 'Reader')),
    "_retired_20250101000002_role" TEXT
);
INSERT INTO "_new_member" ("id", "part", "_retired_20250101000002_role")
SELECT "id", CASE "part" WHEN 'Editor' THEN 'Type' ELSE "part" END, "part"
FROM "member";
DROP TABLE "member";
ALTER TABLE "_new_member" RENAME TO "member";
CREATE INDEX "member_part_idx" ON "member" ("part");
-- end of the rebuild
