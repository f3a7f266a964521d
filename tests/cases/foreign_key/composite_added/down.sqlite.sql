-- rebuild `user` (id, country, city)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "country" TEXT,
    "city" TEXT
);
INSERT INTO "_new_user" ("id", "country", "city")
SELECT "id", "country", "city"
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
-- end of the rebuild
