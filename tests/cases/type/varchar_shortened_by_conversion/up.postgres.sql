-- check: `value` of `item` is required and has no value
SELECT "id"
FROM "item"
WHERE CAST(substr(value, 1, 3) AS TEXT) IS NULL;
-- check: `value` of `item` does not fit text(3)
SELECT "id", "value"
FROM (SELECT "id", CAST(substr(value, 1, 3) AS TEXT) AS "value" FROM "item") AS "item"
WHERE "value" IS NOT NULL AND (char_length(CAST("value" AS TEXT)) <= 3) IS NOT TRUE;
ALTER TABLE "item" ADD COLUMN "_migrator_value" VARCHAR(3);
UPDATE "item" SET "_migrator_value" = CAST(substr(value, 1, 3) AS TEXT);
ALTER TABLE "item" RENAME COLUMN "value" TO "_retired_20250101000002_value";
ALTER TABLE "item" RENAME COLUMN "_migrator_value" TO "value";
ALTER TABLE "item"
    ALTER COLUMN "value" SET NOT NULL,
    ALTER COLUMN "_retired_20250101000002_value" DROP NOT NULL;
