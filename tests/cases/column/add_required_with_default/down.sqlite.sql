-- rebuild `user` (id, name, city, country)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "city" TEXT,
    "country" TEXT
);
INSERT INTO "_new_user" ("id", "name", "city", "country")
SELECT "id", "name", "city", "country"
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
-- end of the rebuild
ALTER TABLE "user" RENAME COLUMN "country" TO "_retired_20250101000002_country";
