-- rebuild `user` (id, name, code, _retired_20250101000002_filled_code)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "code" TEXT,
    "_retired_20250101000002_filled_code" TEXT
);
INSERT INTO "_new_user" ("id", "name", "code", "_retired_20250101000002_filled_code")
SELECT "id", "name", "code", "_retired_20250101000002_filled_code"
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
CREATE UNIQUE INDEX "user_code_key" ON "user" ("code");
-- end of the rebuild
-- in batches of 2 by id:
UPDATE "user" SET "_retired_20250101000002_filled_code" = "code", "code" = NULL WHERE "_retired_20250101000002_filled_code" IS NOT NULL AND "code" IS NOT NULL;
