-- check: `role` of `member` is required and has no value
SELECT "id"
FROM "member"
WHERE CASE "role" WHEN 'Writer' THEN 'Editor' ELSE "role" END IS NULL;
-- check: `role` of `member` is not one of Admin, Editor, Reader
SELECT "id", "role"
FROM (SELECT "id", CASE "role" WHEN 'Writer' THEN 'Editor' ELSE "role" END AS "role" FROM "member") AS "member"
WHERE "role" NOT IN ('Admin', 'Editor', 'Reader');
-- check: `second` of `member` is not one of Admin, Editor, Reader
SELECT "id", "second"
FROM (SELECT "id", CASE "second" WHEN 'Writer' THEN 'Editor' ELSE "second" END AS "second" FROM "member") AS "member"
WHERE "second" NOT IN ('Admin', 'Editor', 'Reader');
-- rebuild `member` (id, role, second, _retired_20250101000002_role, _retired_20250101000002_second)
CREATE TABLE "_new_member" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "role" TEXT NOT NULL CONSTRAINT "role" CHECK ("role" IN ('Admin', 'Editor', 'Reader')),
    "second" TEXT CONSTRAINT "role" CHECK ("second" IN ('Admin', 'Editor', 'Reader')),
    "_retired_after_20250101000002_second" TEXT,
    "_retired_after_20250101000002_role" TEXT
);
INSERT INTO "_new_member" (
    "id",
    "role",
    "second",
    "_retired_after_20250101000002_second",
    "_retired_after_20250101000002_role"
)
SELECT
    "id",
    CASE "role" WHEN 'Writer' THEN 'Editor' ELSE "role" END,
    CASE "second" WHEN 'Writer' THEN 'Editor' ELSE "second" END,
    "second",
    "role"
FROM "member";
DROP TABLE "member";
ALTER TABLE "_new_member" RENAME TO "member";
-- end of the rebuild
