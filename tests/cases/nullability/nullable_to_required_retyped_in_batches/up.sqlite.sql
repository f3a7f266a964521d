-- check: `code` of `user` does not fit int64
SELECT "id", "code"
FROM (SELECT CAST(code AS DECIMAL) AS "code", "id" FROM "user") AS "user"
WHERE "code" IS NOT NULL AND ("code" = CAST("code" AS INTEGER)) IS NOT TRUE;
-- check: `code` occurs more than once in `user`
SELECT "code", count(*) AS "rows"
FROM (SELECT CAST(code AS DECIMAL) AS "code" FROM "user") AS "user"
WHERE "code" IS NOT NULL
GROUP BY "code"
HAVING count(*) > 1;
-- rebuild `user` (id, name, code)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "code" INTEGER,
    "_retired_20250101000002_code" TEXT
);
INSERT INTO "_new_user" ("id", "name", "code", "_retired_20250101000002_code")
SELECT "id", "name", CAST(code AS DECIMAL), "code"
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
CREATE UNIQUE INDEX "user_code_key" ON "user" ("code");
-- end of the rebuild
-- check: `code` of `user` does not fit int64
SELECT "id", "code"
FROM (SELECT "id", 100 + id AS "code" FROM "user" WHERE "code" IS NULL) AS "user"
WHERE "code" IS NOT NULL AND ("code" = CAST("code" AS INTEGER)) IS NOT TRUE;
ALTER TABLE "user" ADD COLUMN "_retired_20250101000002_filled_code" INTEGER;
-- in batches of 2 by id:
UPDATE "user" SET "_retired_20250101000002_filled_code" = 100 + id, "code" = 100 + id WHERE "code" IS NULL;
-- in batches of 2 by id, in one transaction:
UPDATE "user" SET "_retired_20250101000002_filled_code" = 100 + id, "code" = 100 + id WHERE "code" IS NULL;
-- check: `code` of `user` is required and has no value
SELECT "id"
FROM "user"
WHERE "code" IS NULL;
-- rebuild `user` (id, name, code, _retired_20250101000002_code, _retired_20250101000002_filled_code)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "code" INTEGER NOT NULL,
    "_retired_20250101000002_code" TEXT,
    "_retired_20250101000002_filled_code" INTEGER
);
INSERT INTO "_new_user" ("id", "name", "code", "_retired_20250101000002_code", "_retired_20250101000002_filled_code")
SELECT "id", "name", "code", "_retired_20250101000002_code", "_retired_20250101000002_filled_code"
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
CREATE UNIQUE INDEX "user_code_key" ON "user" ("code");
-- end of the rebuild
