ALTER TABLE "person" RENAME COLUMN "_retired_20250101000002_first" TO "first";
ALTER TABLE "person" RENAME COLUMN "_retired_20250101000002_last" TO "last";
-- check: `first` of `person` is required and has no value
SELECT "id"
FROM "person"
WHERE COALESCE("first", CAST(substr(name, 1, instr(name, ' ') - 1) AS TEXT)) IS NULL;
-- check: `last` of `person` is required and has no value
SELECT "id"
FROM "person"
WHERE COALESCE("last", CAST(substr(name, instr(name, ' ') + 1) AS TEXT)) IS NULL;
UPDATE "person" SET
    "first" = COALESCE("first", CAST(substr(name, 1, instr(name, ' ') - 1) AS TEXT)),
    "last" = COALESCE("last", CAST(substr(name, instr(name, ' ') + 1) AS TEXT))
WHERE "first" IS NULL OR "last" IS NULL;
ALTER TABLE "person"
    ALTER COLUMN "first" SET NOT NULL,
    ALTER COLUMN "last" SET NOT NULL,
    ALTER COLUMN "name" DROP NOT NULL;
ALTER TABLE "person" RENAME COLUMN "name" TO "_retired_20250101000002_name";
