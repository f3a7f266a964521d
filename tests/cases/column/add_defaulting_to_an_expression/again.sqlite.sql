ALTER TABLE "user" RENAME COLUMN "_retired_20250101000002_weight" TO "weight";
-- check: `weight` of `user` is required and has no value
SELECT "id"
FROM "user"
WHERE COALESCE("weight", abs(-3) + 4) IS NULL;
-- rebuild `user` (id, name, city, weight)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "city" TEXT,
    "weight" INTEGER NOT NULL DEFAULT (abs(-3) + 4)
);
INSERT INTO "_new_user" ("id", "name", "city", "weight")
SELECT "id", "name", "city", COALESCE("weight", abs(-3) + 4)
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
-- end of the rebuild
