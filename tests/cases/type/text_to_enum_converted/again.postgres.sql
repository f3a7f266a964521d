-- check: `value` of `item` is required and has no value
SELECT "id"
FROM "item"
WHERE COALESCE("_retired_after_20250101000002_value", CAST(CASE lower(value) WHEN 'green' THEN 'Green' ELSE 'Red' END AS TEXT)) IS NULL;
-- check: `value` of `item` is not one of Red, Green
SELECT "id", "value"
FROM (SELECT "id", CAST(COALESCE("_retired_after_20250101000002_value", CAST(CASE lower(value) WHEN 'green' THEN 'Green' ELSE 'Red' END AS TEXT)) AS TEXT) AS "value" FROM "item") AS "item"
WHERE CAST("value" AS TEXT) NOT IN ('Red', 'Green');
CREATE TYPE "color" AS ENUM ('Red', 'Green');
UPDATE "item" SET "_retired_after_20250101000002_value" = COALESCE("_retired_after_20250101000002_value", CAST(CASE lower(value) WHEN 'green' THEN 'Green' ELSE 'Red' END AS TEXT));
ALTER TABLE "item" RENAME COLUMN "value" TO "_retired_20250101000002_value";
ALTER TABLE "item" RENAME COLUMN "_retired_after_20250101000002_value" TO "value";
ALTER TABLE "item"
    ALTER COLUMN "value" TYPE "color" USING CAST(CAST("value" AS TEXT) AS "color"),
    ALTER COLUMN "value" SET NOT NULL,
    ALTER COLUMN "_retired_20250101000002_value" DROP NOT NULL;
