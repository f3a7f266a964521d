-- rebuild `member` (id, role)
CREATE TABLE "_new_member" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "role" TEXT NOT NULL CONSTRAINT "role" CHECK ("role" IN ('Admin', 'Member', 'Guest'))
);
INSERT INTO "_new_member" ("id", "role")
SELECT "id", CASE "role" WHEN 0 THEN 'Admin' WHEN 1 THEN 'Member' WHEN 2 THEN 'Guest' END
FROM "member";
DROP TABLE "member";
ALTER TABLE "_new_member" RENAME TO "member";
-- end of the rebuild
-- check: `role` of `member` is required and has no value
SELECT "id"
FROM "member"
WHERE CASE "role" WHEN 'Guest' THEN 'Member' ELSE "role" END IS NULL;
-- check: `role` of `member` is not one of Admin, Member
SELECT "id", "role"
FROM (SELECT "id", CASE "role" WHEN 'Guest' THEN 'Member' ELSE "role" END AS "role" FROM "member") AS "member"
WHERE "role" NOT IN ('Admin', 'Member');
-- rebuild `member` (id, role)
CREATE TABLE "_new_member" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "role" TEXT NOT NULL CONSTRAINT "role" CHECK ("role" IN ('Admin', 'Member')),
    "_retired_20250101000002_role" TEXT
);
INSERT INTO "_new_member" ("id", "role", "_retired_20250101000002_role")
SELECT "id", CASE "role" WHEN 'Guest' THEN 'Member' ELSE "role" END, "role"
FROM "member";
DROP TABLE "member";
ALTER TABLE "_new_member" RENAME TO "member";
-- end of the rebuild
