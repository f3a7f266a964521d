ALTER TABLE "person" RENAME COLUMN "_retired_20250101000002_name" TO "name";
-- check: `name` of `person` is required and has no value
SELECT "id"
FROM "person"
WHERE "name" IS NULL;
-- rebuild `person` (id, first, last, name)
CREATE TABLE "_new_person" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "last" TEXT,
    "first" TEXT
);
INSERT INTO "_new_person" ("id", "name", "last", "first")
SELECT "id", "name", "last", "first"
FROM "person";
DROP TABLE "person";
ALTER TABLE "_new_person" RENAME TO "person";
-- end of the rebuild
ALTER TABLE "person" RENAME COLUMN "last" TO "_retired_20250101000002_last";
ALTER TABLE "person" RENAME COLUMN "first" TO "_retired_20250101000002_first";
