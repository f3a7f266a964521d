ALTER TABLE "person" RENAME COLUMN "_retired_20250101000002_first" TO "first";
ALTER TABLE "person" RENAME COLUMN "_retired_20250101000002_last" TO "last";
-- check: `first` of `person` is required and has no value
SELECT "id"
FROM "person"
WHERE COALESCE("first", substr(name, 1, instr(name, ' ') - 1)) IS NULL;
-- check: `last` of `person` is required and has no value
SELECT "id"
FROM "person"
WHERE COALESCE("last", substr(name, instr(name, ' ') + 1)) IS NULL;
-- rebuild `person` (id, name, last, first)
CREATE TABLE "_new_person" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "first" TEXT NOT NULL,
    "last" TEXT NOT NULL,
    "name" TEXT
);
INSERT INTO "_new_person" (
    "id",
    "first",
    "last",
    "name"
)
SELECT
    "id",
    COALESCE("first", substr(name, 1, instr(name, ' ') - 1)),
    COALESCE("last", substr(name, instr(name, ' ') + 1)),
    "name"
FROM "person";
DROP TABLE "person";
ALTER TABLE "_new_person" RENAME TO "person";
-- end of the rebuild
ALTER TABLE "person" RENAME COLUMN "name" TO "_retired_20250101000002_name";
