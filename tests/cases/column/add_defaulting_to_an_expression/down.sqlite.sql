-- rebuild `user` (id, name, city, weight)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "city" TEXT,
    "weight" INTEGER
);
INSERT INTO "_new_user" ("id", "name", "city", "weight")
SELECT "id", "name", "city", "weight"
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
-- end of the rebuild
ALTER TABLE "user" RENAME COLUMN "weight" TO "_retired_20250101000002_weight";
