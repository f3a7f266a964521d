-- check: `code` of `user` does not fit int64
SELECT "id", "code"
FROM (SELECT COALESCE("_retired_after_20250101000002_code", CAST(code AS DECIMAL)) AS "code", "id" FROM "user") AS "user"
WHERE "code" IS NOT NULL AND ("code" = CAST("code" AS INTEGER)) IS NOT TRUE;
-- check: `code` occurs more than once in `user`
SELECT "code", count(*) AS "rows"
FROM (SELECT COALESCE("_retired_after_20250101000002_code", CAST(code AS DECIMAL)) AS "code" FROM "user") AS "user"
WHERE "code" IS NOT NULL
GROUP BY "code"
HAVING count(*) > 1;
-- rebuild `user` (id, name, code, _retired_20250101000002_filled_code, _retired_after_20250101000002_code)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "code" INTEGER,
    "_retired_20250101000002_filled_code" INTEGER,
    "_retired_20250101000002_code" TEXT
);
INSERT INTO "_new_user" (
    "id",
    "name",
    "code",
    "_retired_20250101000002_filled_code",
    "_retired_20250101000002_code"
)
SELECT
    "id",
    "name",
    COALESCE("_retired_after_20250101000002_code", CAST(code AS DECIMAL)),
    "_retired_20250101000002_filled_code",
    "code"
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
CREATE UNIQUE INDEX "user_code_key" ON "user" ("code");
-- end of the rebuild
-- in batches of 2 by id:
UPDATE "user" SET "_retired_20250101000002_filled_code" = NULL WHERE "_retired_20250101000002_filled_code" IS NOT NULL AND "code" IS NOT NULL;
-- in batches of 2 by id:
UPDATE "user" SET "code" = "_retired_20250101000002_filled_code" WHERE "_retired_20250101000002_filled_code" IS NOT NULL AND "code" IS NULL;
-- check: `code` of `user` does not fit int64
SELECT "id", "code"
FROM (SELECT "id", 100 + id AS "code" FROM "user" WHERE "code" IS NULL) AS "user"
WHERE "code" IS NOT NULL AND ("code" = CAST("code" AS INTEGER)) IS NOT TRUE;
-- in batches of 2 by id:
UPDATE "user" SET "_retired_20250101000002_filled_code" = 100 + id, "code" = 100 + id WHERE "code" IS NULL;
-- in batches of 2 by id, in one transaction:
UPDATE "user" SET "_retired_20250101000002_filled_code" = 100 + id, "code" = 100 + id WHERE "code" IS NULL;
-- check: `code` of `user` is required and has no value
SELECT "id"
FROM "user"
WHERE "code" IS NULL;
-- rebuild `user` (id, name, code, _retired_20250101000002_filled_code, _retired_20250101000002_code)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "code" INTEGER NOT NULL,
    "_retired_20250101000002_filled_code" INTEGER,
    "_retired_20250101000002_code" TEXT
);
INSERT INTO "_new_user" ("id", "name", "code", "_retired_20250101000002_filled_code", "_retired_20250101000002_code")
SELECT "id", "name", "code", "_retired_20250101000002_filled_code", "_retired_20250101000002_code"
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
CREATE UNIQUE INDEX "user_code_key" ON "user" ("code");
-- end of the rebuild
