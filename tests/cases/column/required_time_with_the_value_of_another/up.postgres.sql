CREATE FUNCTION pg_temp._migrator_unfit() RETURNS SETOF "shop" LANGUAGE plpgsql AS $unfit$
#variable_conflict use_column
DECLARE _migrator_row "shop";
BEGIN
    PERFORM count(CAST(opens AS TIME)) FROM "shop";
EXCEPTION WHEN data_exception THEN
    FOR _migrator_row IN SELECT * FROM "shop" LOOP
        BEGIN
            PERFORM CAST(opens AS TIME) FROM (SELECT _migrator_row.*) AS "shop";
        EXCEPTION WHEN data_exception THEN RETURN NEXT _migrator_row;
        END;
    END LOOP;
END
$unfit$;
-- check: `greets` of `shop` does not fit time
SELECT "id", "opens"
FROM pg_temp._migrator_unfit();
DROP FUNCTION pg_temp._migrator_unfit();
-- check: `greets` of `shop` is required and has no value
SELECT "id"
FROM "shop"
WHERE opens IS NULL;
ALTER TABLE "shop" ADD COLUMN "greets" TIME;
UPDATE "shop" SET "greets" = opens;
ALTER TABLE "shop" ALTER COLUMN "greets" SET NOT NULL;
