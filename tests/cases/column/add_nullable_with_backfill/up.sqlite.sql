-- rebuild `user` (id, name, city)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "city" TEXT,
    "city_length" INTEGER
);
INSERT INTO "_new_user" ("id", "name", "city", "city_length")
SELECT "id", "name", "city", length(city)
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
-- end of the rebuild
