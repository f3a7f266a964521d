-- check: `role` of `member` is required and has no value
SELECT "id"
FROM "member"
WHERE CASE "role" WHEN 'Editor' THEN 'Writer' ELSE "role" END IS NULL;
-- check: `role` of `member` is not one of Admin, Writer, Reader
SELECT "id", "role"
FROM (SELECT "id", CASE "role" WHEN 'Editor' THEN 'Writer' ELSE "role" END AS "role" FROM "member") AS "member"
WHERE "role" NOT IN ('Admin', 'Writer', 'Reader');
-- check: `second` of `member` is not one of Admin, Writer, Reader
SELECT "id", "second"
FROM (SELECT "id", CASE "second" WHEN 'Editor' THEN 'Writer' ELSE "second" END AS "second" FROM "member") AS "member"
WHERE "second" NOT IN ('Admin', 'Writer', 'Reader');
-- rebuild `member` (id, role, second)
CREATE TABLE "_new_member" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "role" TEXT NOT NULL CONSTRAINT "role" CHECK ("role" IN ('Admin', 'Writer', 'Reader')),
    "second" TEXT CONSTRAINT "role" CHECK ("second" IN ('Admin', 'Writer', 'Reader')),
    "_retired_20250101000002_role" TEXT,
    "_retired_20250101000002_second" TEXT
);
INSERT INTO "_new_member" (
    "id",
    "role",
    "second",
    "_retired_20250101000002_role",
    "_retired_20250101000002_second"
)
SELECT
    "id",
    CASE "role" WHEN 'Editor' THEN 'Writer' ELSE "role" END,
    CASE "second" WHEN 'Editor' THEN 'Writer' ELSE "second" END,
    "role",
    "second"
FROM "member";
DROP TABLE "member";
ALTER TABLE "_new_member" RENAME TO "member";
-- end of the rebuild
