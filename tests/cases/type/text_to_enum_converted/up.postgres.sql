-- check: `value` of `item` is required and has no value
SELECT "id"
FROM "item"
WHERE CAST(CASE lower(value) WHEN 'green' THEN 'Green' ELSE 'Red' END AS TEXT) IS NULL;
-- check: `value` of `item` is not one of Red, Green
SELECT "id", "value"
FROM (SELECT "id", CAST(CASE lower(value) WHEN 'green' THEN 'Green' ELSE 'Red' END AS TEXT) AS "value" FROM "item") AS "item"
WHERE CAST("value" AS TEXT) NOT IN ('Red', 'Green');
CREATE TYPE "color" AS ENUM ('Red', 'Green');
ALTER TABLE "item" ADD COLUMN "_migrator_value" "color";
UPDATE "item" SET "_migrator_value" = CAST(CAST(CASE lower(value) WHEN 'green' THEN 'Green' ELSE 'Red' END AS TEXT) AS "color");
ALTER TABLE "item" RENAME COLUMN "value" TO "_retired_20250101000002_value";
ALTER TABLE "item" RENAME COLUMN "_migrator_value" TO "value";
ALTER TABLE "item"
    ALTER COLUMN "value" SET NOT NULL,
    ALTER COLUMN "_retired_20250101000002_value" DROP NOT NULL;
