-- rebuild `user` (id, name, city, shout)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "city" TEXT,
    "shout" TEXT
);
INSERT INTO "_new_user" ("id", "name", "city", "shout")
SELECT "id", "name", "city", "shout"
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
-- end of the rebuild
ALTER TABLE "user" RENAME COLUMN "shout" TO "_retired_20250101000002_shout";
