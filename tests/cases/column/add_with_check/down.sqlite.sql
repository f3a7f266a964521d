-- rebuild `user` (id, name, city, level)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "city" TEXT,
    "level" INTEGER
);
INSERT INTO "_new_user" ("id", "name", "city", "level")
SELECT "id", "name", "city", "level"
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
-- end of the rebuild
ALTER TABLE "user" RENAME COLUMN "level" TO "_retired_20250101000002_level";
