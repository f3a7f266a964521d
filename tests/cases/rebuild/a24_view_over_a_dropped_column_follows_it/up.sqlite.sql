-- rebuild `user` (id, name, x)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "x" INTEGER NOT NULL,
    "name" TEXT
);
INSERT INTO "_new_user" ("id", "x", "name")
SELECT "id", "x", "name"
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
-- end of the rebuild
ALTER TABLE "user" RENAME COLUMN "name" TO "_retired_20250101000002_name";
