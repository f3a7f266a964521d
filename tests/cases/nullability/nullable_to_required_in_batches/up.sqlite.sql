-- check: `code` of `user` does not fit text(40)
SELECT "id", "code"
FROM (SELECT "id", upper(name) AS "code" FROM "user" WHERE "code" IS NULL) AS "user"
WHERE "code" IS NOT NULL AND (typeof("code") IN ('integer', 'real', 'text') AND length("code") <= 40) IS NOT TRUE;
ALTER TABLE "user" ADD COLUMN "_retired_20250101000002_filled_code" TEXT;
-- in batches of 2 by id:
UPDATE "user" SET "_retired_20250101000002_filled_code" = upper(name), "code" = upper(name) WHERE "code" IS NULL;
-- in batches of 2 by id, in one transaction:
UPDATE "user" SET "_retired_20250101000002_filled_code" = upper(name), "code" = upper(name) WHERE "code" IS NULL;
-- check: `code` of `user` is required and has no value
SELECT "id"
FROM "user"
WHERE "code" IS NULL;
-- rebuild `user` (id, name, code, _retired_20250101000002_filled_code)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "_retired_20250101000002_filled_code" TEXT
);
INSERT INTO "_new_user" ("id", "name", "code", "_retired_20250101000002_filled_code")
SELECT "id", "name", "code", "_retired_20250101000002_filled_code"
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
CREATE UNIQUE INDEX "user_code_key" ON "user" ("code");
-- end of the rebuild
