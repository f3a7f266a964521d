ALTER TABLE "user" RENAME COLUMN "first_name" TO "name";
-- rebuild `user` (id, name, last_name)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "last_name" TEXT
);
INSERT INTO "_new_user" ("id", "name", "last_name")
SELECT "id", "name", "last_name"
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
-- end of the rebuild
ALTER TABLE "user" RENAME COLUMN "last_name" TO "_retired_20250101000002_last_name";
