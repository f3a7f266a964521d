CREATE FUNCTION pg_temp._migrator_unfit() RETURNS SETOF "item" LANGUAGE plpgsql AS $unfit$
#variable_conflict use_column
DECLARE _migrator_row "item";
BEGIN
    PERFORM count(CAST(COALESCE("_retired_after_20250101000002_total", CAST("total" AS BIGINT)) AS BIGINT)) FROM "item";
EXCEPTION WHEN data_exception THEN
    FOR _migrator_row IN SELECT * FROM "item" LOOP
        BEGIN
            PERFORM CAST(COALESCE("_retired_after_20250101000002_total", CAST("total" AS BIGINT)) AS BIGINT) FROM (SELECT _migrator_row.*) AS "item";
        EXCEPTION WHEN data_exception THEN RETURN NEXT _migrator_row;
        END;
    END LOOP;
END
$unfit$;
-- check: `total` of `item` does not fit int64
SELECT "id", "total"
FROM pg_temp._migrator_unfit();
DROP FUNCTION pg_temp._migrator_unfit();
UPDATE "item" SET "_retired_after_20250101000002_total" = COALESCE("_retired_after_20250101000002_total", CAST("total" AS BIGINT));
ALTER TABLE "item" RENAME COLUMN "total" TO "_retired_20250101000002_total";
ALTER TABLE "item" RENAME COLUMN "_retired_after_20250101000002_total" TO "total";
ALTER TABLE "item" ALTER COLUMN "_retired_20250101000002_total" DROP EXPRESSION;
