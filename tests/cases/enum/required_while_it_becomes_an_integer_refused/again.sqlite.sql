-- rebuild `member` (id, role, _retired_after_20250101000002_role)
CREATE TABLE "_new_member" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "role" INTEGER,
    "_retired_after_20250101000002_role" INTEGER,
    CONSTRAINT "member_role_values" CHECK ("role" IN (0, 1))
);
INSERT INTO "_new_member" ("id", "role", "_retired_after_20250101000002_role")
SELECT "id", CASE "role" WHEN 'Admin' THEN 0 WHEN 'Member' THEN 1 END, "_retired_after_20250101000002_role"
FROM "member";
DROP TABLE "member";
ALTER TABLE "_new_member" RENAME TO "member";
-- end of the rebuild
-- check: `role` of `member` is not one of 0, 1
SELECT "id", "role"
FROM (SELECT "id", COALESCE("role", "_retired_after_20250101000002_role", 7) AS "role" FROM "member") AS "member"
WHERE "role" NOT IN (0, 1);
-- rebuild `member` (id, role, _retired_after_20250101000002_role)
CREATE TABLE "_new_member" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "role" INTEGER NOT NULL,
    "_retired_20250101000002_role" INTEGER,
    CONSTRAINT "member_role_values" CHECK ("role" IN (0, 1))
);
INSERT INTO "_new_member" ("id", "role", "_retired_20250101000002_role")
SELECT "id", COALESCE("role", "_retired_after_20250101000002_role", 7), "role"
FROM "member";
DROP TABLE "member";
ALTER TABLE "_new_member" RENAME TO "member";
-- end of the rebuild
