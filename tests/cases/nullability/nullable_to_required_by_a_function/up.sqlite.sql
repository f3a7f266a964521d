ALTER TABLE "user" ADD COLUMN "_retired_20250101000002_filled_code" TEXT;
-- in batches of 2 by id:
UPDATE "user" SET "code" = ?, "_retired_20250101000002_filled_code" = "code" WHERE "code" IS NULL;
-- in batches of 2 by id, in one transaction:
UPDATE "user" SET "code" = ?, "_retired_20250101000002_filled_code" = "code" WHERE "code" IS NULL;
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
