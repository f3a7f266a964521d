ALTER TABLE "person" RENAME COLUMN "_retired_20250101000002_name" TO "name";
-- check: `name` of `person` is required and has no value
SELECT "id"
FROM "person"
WHERE "name" IS NULL;
ALTER TABLE "person"
    ALTER COLUMN "name" SET NOT NULL,
    ALTER COLUMN "last" DROP NOT NULL,
    ALTER COLUMN "first" DROP NOT NULL;
ALTER TABLE "person" RENAME COLUMN "last" TO "_retired_20250101000002_last";
ALTER TABLE "person" RENAME COLUMN "first" TO "_retired_20250101000002_first";
