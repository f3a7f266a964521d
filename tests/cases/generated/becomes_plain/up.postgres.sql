CREATE FUNCTION pg_temp._migrator_unfit() RETURNS SETOF "item" LANGUAGE plpgsql AS $unfit$
#variable_conflict use_column
DECLARE _migrator_row "item";
BEGIN
    PERFORM count(CAST("total" AS BIGINT)) FROM "item";
EXCEPTION WHEN data_exception THEN
    FOR _migrator_row IN SELECT * FROM "item" LOOP
        BEGIN
            PERFORM CAST("total" AS BIGINT) FROM (SELECT _migrator_row.*) AS "item";
        EXCEPTION WHEN data_exception THEN RETURN NEXT _migrator_row;
        END;
    END LOOP;
END
$unfit$;
-- check: `total` of `item` does not fit int64
SELECT "id", "total"
FROM pg_temp._migrator_unfit();
DROP FUNCTION pg_temp._migrator_unfit();
ALTER TABLE "item" ADD COLUMN "_migrator_total" BIGINT;
UPDATE "item" SET "_migrator_total" = CAST("total" AS BIGINT);
ALTER TABLE "item" RENAME COLUMN "total" TO "_retired_20250101000002_total";
ALTER TABLE "item" RENAME COLUMN "_migrator_total" TO "total";
ALTER TABLE "item" ALTER COLUMN "_retired_20250101000002_total" DROP EXPRESSION;
