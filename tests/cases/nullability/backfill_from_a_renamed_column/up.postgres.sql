ALTER TABLE "item" RENAME COLUMN "old" TO "new";
CREATE FUNCTION pg_temp._migrator_unfit() RETURNS SETOF "item" LANGUAGE plpgsql AS $unfit$
#variable_conflict use_column
DECLARE _migrator_row "item";
BEGIN
    PERFORM count(CAST(COALESCE("value", CAST(new * 2 AS BIGINT)) AS BIGINT)) FROM "item";
EXCEPTION WHEN data_exception THEN
    FOR _migrator_row IN SELECT * FROM "item" LOOP
        BEGIN
            PERFORM CAST(COALESCE("value", CAST(new * 2 AS BIGINT)) AS BIGINT) FROM (SELECT _migrator_row.*) AS "item";
        EXCEPTION WHEN data_exception THEN RETURN NEXT _migrator_row;
        END;
    END LOOP;
END
$unfit$;
-- check: `value` of `item` does not fit int64
SELECT "id", "new"
FROM pg_temp._migrator_unfit();
DROP FUNCTION pg_temp._migrator_unfit();
-- check: `value` of `item` is required and has no value
SELECT "id"
FROM "item"
WHERE COALESCE("value", CAST(new * 2 AS BIGINT)) IS NULL;
ALTER TABLE "item" ADD COLUMN "_migrator_value" BIGINT;
UPDATE "item" SET "_migrator_value" = COALESCE("value", CAST(new * 2 AS BIGINT));
ALTER TABLE "item" RENAME COLUMN "value" TO "_retired_20250101000002_value";
ALTER TABLE "item" RENAME COLUMN "_migrator_value" TO "value";
ALTER TABLE "item" ALTER COLUMN "value" SET NOT NULL;
