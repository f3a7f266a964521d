DROP INDEX "account_name_key";
DROP INDEX "person_name_key";
ALTER TABLE "account" RENAME TO "_retired_20250101000002_account";
ALTER TABLE "person" RENAME TO "account";
-- rebuild `_retired_20250101000002_account` (id, name, owner_id)
CREATE TABLE "_new__retired_20250101000002_account" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "owner_id" INTEGER NOT NULL
);
INSERT INTO "_new__retired_20250101000002_account" ("id", "name", "owner_id")
SELECT "id", "name", "owner_id"
FROM "_retired_20250101000002_account";
DROP TABLE "_retired_20250101000002_account";
ALTER TABLE "_new__retired_20250101000002_account" RENAME TO "_retired_20250101000002_account";
-- end of the rebuild
CREATE UNIQUE INDEX "account_name_key" ON "account" ("name");
