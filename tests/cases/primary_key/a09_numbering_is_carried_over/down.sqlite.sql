-- rebuild `user` (id, name, x)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT,
    "x" INTEGER
);
INSERT INTO "_new_user" ("id", "name", "x")
SELECT "id", "name", "x"
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
-- end of the rebuild
ALTER TABLE "user" RENAME COLUMN "x" TO "_retired_20250101000002_x";
