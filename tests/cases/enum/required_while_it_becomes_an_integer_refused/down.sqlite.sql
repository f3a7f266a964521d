-- check: `role` of `member` is not one of 0, 1
SELECT "id", "role"
FROM (SELECT "id", CASE WHEN "_retired_20250101000002_role" IS NULL AND "role" IS (7) THEN NULL ELSE "role" END AS "role" FROM "member") AS "member"
WHERE "role" NOT IN (0, 1);
-- rebuild `member` (id, role, _retired_20250101000002_role)
CREATE TABLE "_new_member" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "role" INTEGER,
    "_retired_after_20250101000002_role" INTEGER,
    CONSTRAINT "member_role_values" CHECK ("role" IN (0, 1))
);
INSERT INTO "_new_member" (
    "id",
    "role",
    "_retired_after_20250101000002_role"
)
SELECT
    "id",
    CASE WHEN "_retired_20250101000002_role" IS NULL AND "role" IS (7) THEN NULL ELSE "role" END,
    "role"
FROM "member";
DROP TABLE "member";
ALTER TABLE "_new_member" RENAME TO "member";
-- end of the rebuild
-- rebuild `member` (id, role, _retired_after_20250101000002_role)
CREATE TABLE "_new_member" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "role" TEXT CONSTRAINT "role" CHECK ("role" IN ('Admin', 'Member')),
    "_retired_after_20250101000002_role" INTEGER
);
INSERT INTO "_new_member" ("id", "role", "_retired_after_20250101000002_role")
SELECT "id", CASE "role" WHEN 0 THEN 'Admin' WHEN 1 THEN 'Member' END, "_retired_after_20250101000002_role"
FROM "member";
DROP TABLE "member";
ALTER TABLE "_new_member" RENAME TO "member";
-- end of the rebuild
