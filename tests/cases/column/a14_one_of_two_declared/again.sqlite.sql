ALTER TABLE "user" RENAME COLUMN "name" TO "first_name";
ALTER TABLE "user" RENAME COLUMN "_retired_20250101000002_last_name" TO "last_name";
-- rebuild `user` (id, first_name, last_name)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "first_name" TEXT NOT NULL,
    "last_name" TEXT NOT NULL DEFAULT ''
);
INSERT INTO "_new_user" ("id", "first_name", "last_name")
SELECT "id", "first_name", COALESCE("last_name", '')
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
-- end of the rebuild
