ALTER TABLE "user" RENAME COLUMN "_retired_20250101000002_home" TO "home";
-- check: `home` of `user` is required and has no value
SELECT "id"
FROM "user"
WHERE COALESCE("home", city) IS NULL;
-- rebuild `user` (id, name, city, home)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "city" TEXT,
    "home" TEXT NOT NULL
);
INSERT INTO "_new_user" ("id", "name", "city", "home")
SELECT "id", "name", "city", COALESCE("home", city)
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
-- end of the rebuild
