-- check: `value` of `item` is required and has no value
SELECT "id"
FROM "item"
WHERE COALESCE("_retired_after_20250101000002_value", CAST(substr(value, 1, 3) AS TEXT)) IS NULL;
-- check: `value` of `item` does not fit text(3)
SELECT "id", "value"
FROM (SELECT "id", CAST(COALESCE("_retired_after_20250101000002_value", CAST(substr(value, 1, 3) AS TEXT)) AS TEXT) AS "value" FROM "item") AS "item"
WHERE "value" IS NOT NULL AND (char_length(CAST("value" AS TEXT)) <= 3) IS NOT TRUE;
UPDATE "item" SET "_retired_after_20250101000002_value" = COALESCE("_retired_after_20250101000002_value", CAST(substr(value, 1, 3) AS TEXT));
ALTER TABLE "item" RENAME COLUMN "value" TO "_retired_20250101000002_value";
ALTER TABLE "item" RENAME COLUMN "_retired_after_20250101000002_value" TO "value";
ALTER TABLE "item"
    ALTER COLUMN "value" SET NOT NULL,
    ALTER COLUMN "_retired_20250101000002_value" DROP NOT NULL;
