ALTER TABLE "user" RENAME COLUMN "_retired_20250101000002_first" TO "first";
-- check: `first` of `user` is required and has no value
SELECT "id"
FROM "user"
WHERE "first" IS NULL;
-- rebuild `user` (id, middle, last, first)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "middle" INTEGER,
    "last" DATE NOT NULL,
    "first" TEXT NOT NULL
);
INSERT INTO "_new_user" ("id", "middle", "last", "first")
SELECT "id", "middle", "last", "first"
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
-- end of the rebuild
