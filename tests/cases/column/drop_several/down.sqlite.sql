ALTER TABLE "user" RENAME COLUMN "_retired_20250101000002_last" TO "last";
ALTER TABLE "user" RENAME COLUMN "_retired_20250101000002_middle" TO "middle";
ALTER TABLE "user" RENAME COLUMN "_retired_20250101000002_first" TO "first";
-- check: `last` of `user` is required and has no value
SELECT "id"
FROM "user"
WHERE "last" IS NULL;
-- check: `first` of `user` is required and has no value
SELECT "id"
FROM "user"
WHERE "first" IS NULL;
-- rebuild `user` (id, first, middle, last)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "last" DATE NOT NULL,
    "middle" INTEGER,
    "first" TEXT NOT NULL
);
INSERT INTO "_new_user" ("id", "last", "middle", "first")
SELECT "id", "last", "middle", "first"
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
-- end of the rebuild
