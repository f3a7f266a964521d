CREATE FUNCTION pg_temp._migrator_unfit() RETURNS SETOF "item" LANGUAGE plpgsql AS $unfit$
#variable_conflict use_column
DECLARE _migrator_row "item";
BEGIN
    PERFORM count(CAST(value || ' 00:00:00' AS TIMESTAMP)) FROM "item";
EXCEPTION WHEN data_exception THEN
    FOR _migrator_row IN SELECT * FROM "item" LOOP
        BEGIN
            PERFORM CAST(value || ' 00:00:00' AS TIMESTAMP) FROM (SELECT _migrator_row.*) AS "item";
        EXCEPTION WHEN data_exception THEN RETURN NEXT _migrator_row;
        END;
    END LOOP;
END
$unfit$;
-- check: `value` of `item` does not fit datetime
SELECT "id", "value"
FROM pg_temp._migrator_unfit();
DROP FUNCTION pg_temp._migrator_unfit();
-- check: `value` of `item` is required and has no value
SELECT "id"
FROM "item"
WHERE CAST(value || ' 00:00:00' AS TIMESTAMP) IS NULL;
ALTER TABLE "item" ADD COLUMN "_migrator_value" TIMESTAMP;
UPDATE "item" SET "_migrator_value" = CAST(value || ' 00:00:00' AS TIMESTAMP);
ALTER TABLE "item" RENAME COLUMN "value" TO "_retired_20250101000002_value";
ALTER TABLE "item" RENAME COLUMN "_migrator_value" TO "value";
ALTER TABLE "item"
    ALTER COLUMN "value" SET NOT NULL,
    ALTER COLUMN "_retired_20250101000002_value" DROP NOT NULL;
