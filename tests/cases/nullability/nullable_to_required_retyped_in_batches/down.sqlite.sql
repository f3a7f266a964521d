-- rebuild `user` (id, name, code, _retired_20250101000002_code, _retired_20250101000002_filled_code)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "code" INTEGER,
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
-- in batches of 2 by id:
UPDATE "user" SET "_retired_20250101000002_filled_code" = "code", "code" = NULL WHERE "_retired_20250101000002_filled_code" IS NOT NULL AND "code" IS NOT NULL;
-- check: `code` occurs more than once in `user`
SELECT "code", count(*) AS "rows"
FROM (SELECT "_retired_20250101000002_code" AS "code" FROM "user") AS "user"
WHERE "code" IS NOT NULL
GROUP BY "code"
HAVING count(*) > 1;
-- rebuild `user` (id, name, code, _retired_20250101000002_code, _retired_20250101000002_filled_code)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "code" TEXT,
    "_retired_20250101000002_filled_code" INTEGER,
    "_retired_after_20250101000002_code" INTEGER
);
INSERT INTO "_new_user" ("id", "name", "code", "_retired_20250101000002_filled_code", "_retired_after_20250101000002_code")
SELECT "id", "name", "_retired_20250101000002_code", "_retired_20250101000002_filled_code", "code"
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
CREATE UNIQUE INDEX "user_code_key" ON "user" ("code");
-- end of the rebuild
