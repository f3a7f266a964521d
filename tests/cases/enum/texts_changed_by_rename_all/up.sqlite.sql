-- check: `role` of `member` is required and has no value
SELECT "id"
FROM "member"
WHERE lower(role) IS NULL;
-- check: `role` of `member` is not one of admin, editor, reader
SELECT "id", "role"
FROM (SELECT "id", lower(role) AS "role" FROM "member") AS "member"
WHERE "role" NOT IN ('admin', 'editor', 'reader');
-- rebuild `member` (id, role)
CREATE TABLE "_new_member" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "role" TEXT NOT NULL CONSTRAINT "role" CHECK ("role" IN ('admin', 'editor', 'reader')),
    "_retired_20250101000002_role" TEXT
);
INSERT INTO "_new_member" ("id", "role", "_retired_20250101000002_role")
SELECT "id", lower(role), "role"
FROM "member";
DROP TABLE "member";
ALTER TABLE "_new_member" RENAME TO "member";
-- end of the rebuild
