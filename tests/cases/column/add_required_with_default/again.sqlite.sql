ALTER TABLE "user" RENAME COLUMN "_retired_20250101000002_country" TO "country";
-- rebuild `user` (id, name, city, country)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "city" TEXT,
    "country" TEXT NOT NULL DEFAULT 'unknown'
);
INSERT INTO "_new_user" ("id", "name", "city", "country")
SELECT "id", "name", "city", COALESCE("country", 'unknown')
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
-- end of the rebuild
