-- check: `first` of `person` is required and has no value
SELECT "id"
FROM "person"
WHERE substr(name, 1, instr(name, ' ') - 1) IS NULL;
-- check: `last` of `person` is required and has no value
SELECT "id"
FROM "person"
WHERE substr(name, instr(name, ' ') + 1) IS NULL;
ALTER TABLE "person"
    ADD COLUMN "first" TEXT,
    ADD COLUMN "last" TEXT;
UPDATE "person" SET
    "first" = substr(name, 1, instr(name, ' ') - 1),
    "last" = substr(name, instr(name, ' ') + 1);
ALTER TABLE "person"
    ALTER COLUMN "first" SET NOT NULL,
    ALTER COLUMN "last" SET NOT NULL,
    ALTER COLUMN "name" DROP NOT NULL;
ALTER TABLE "person" RENAME COLUMN "name" TO "_retired_20250101000002_name";
