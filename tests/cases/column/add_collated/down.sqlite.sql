-- rebuild `user` (id, name, city, nick)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "city" TEXT,
    "nick" TEXT
);
INSERT INTO "_new_user" ("id", "name", "city", "nick")
SELECT "id", "name", "city", "nick"
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
-- end of the rebuild
ALTER TABLE "user" RENAME COLUMN "nick" TO "_retired_20250101000002_nick";
