-- rebuild `user` (id, name, city, home)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "city" TEXT,
    "home" TEXT
);
INSERT INTO "_new_user" ("id", "name", "city", "home")
SELECT "id", "name", "city", "home"
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
-- end of the rebuild
ALTER TABLE "user" RENAME COLUMN "home" TO "_retired_20250101000002_home";
