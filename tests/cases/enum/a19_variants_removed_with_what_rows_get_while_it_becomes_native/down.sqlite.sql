-- check: `role` of `member` is required and has no value
SELECT "id"
FROM "member"
WHERE CASE WHEN CASE "_retired_20250101000002_role" WHEN 'Guest' THEN 'Member' ELSE "_retired_20250101000002_role" END IS "role" THEN "_retired_20250101000002_role" ELSE "role" END IS NULL;
-- check: `role` of `member` is not one of Admin, Member, Guest
SELECT "id", "role"
FROM (SELECT "id", CASE WHEN CASE "_retired_20250101000002_role" WHEN 'Guest' THEN 'Member' ELSE "_retired_20250101000002_role" END IS "role" THEN "_retired_20250101000002_role" ELSE "role" END AS "role" FROM "member") AS "member"
WHERE "role" NOT IN ('Admin', 'Member', 'Guest');
-- rebuild `member` (id, role, _retired_20250101000002_role)
CREATE TABLE "_new_member" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "role" TEXT NOT NULL CONSTRAINT "role" CHECK ("role" IN ('Admin', 'Member', 'Guest')),
    "_retired_after_20250101000002_role" TEXT
);
INSERT INTO "_new_member" (
    "id",
    "role",
    "_retired_after_20250101000002_role"
)
SELECT
    "id",
    CASE WHEN CASE "_retired_20250101000002_role" WHEN 'Guest' THEN 'Member' ELSE "_retired_20250101000002_role" END IS "role" THEN "_retired_20250101000002_role" ELSE "role" END,
    "role"
FROM "member";
DROP TABLE "member";
ALTER TABLE "_new_member" RENAME TO "member";
-- end of the rebuild
-- rebuild `member` (id, role, _retired_after_20250101000002_role)
CREATE TABLE "_new_member" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "role" INTEGER NOT NULL,
    "_retired_after_20250101000002_role" TEXT,
    CONSTRAINT "member_role_values" CHECK ("role" IN (0, 1, 2))
);
INSERT INTO "_new_member" (
    "id",
    "role",
    "_retired_after_20250101000002_role"
)
SELECT
    "id",
    CASE "role" WHEN 'Admin' THEN 0 WHEN 'Member' THEN 1 WHEN 'Guest' THEN 2 END,
    "_retired_after_20250101000002_role"
FROM "member";
DROP TABLE "member";
ALTER TABLE "_new_member" RENAME TO "member";
-- end of the rebuild
