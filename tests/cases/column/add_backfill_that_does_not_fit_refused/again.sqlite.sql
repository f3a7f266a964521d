ALTER TABLE "user" RENAME COLUMN "_retired_20250101000002_code" TO "code";
-- check: `code` of `user` is required and has no value
SELECT "id"
FROM "user"
WHERE COALESCE("code", upper(name)) IS NULL;
-- check: `code` of `user` does not fit text(3)
SELECT "id", "code"
FROM (SELECT COALESCE("code", upper(name)) AS "code", "id" FROM "user") AS "user"
WHERE "code" IS NOT NULL AND (typeof("code") IN ('integer', 'real', 'text') AND length("code") <= 3) IS NOT TRUE;
-- rebuild `user` (id, name, code)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "code" TEXT NOT NULL
);
INSERT INTO "_new_user" ("id", "name", "code")
SELECT "id", "name", COALESCE("code", upper(name))
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
-- end of the rebuild
