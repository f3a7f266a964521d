CREATE FUNCTION pg_temp._migrator_unfit() RETURNS SETOF "user" LANGUAGE plpgsql AS $unfit$
#variable_conflict use_column
DECLARE _migrator_row "user";
BEGIN
    PERFORM count(CAST(length(city) AS BIGINT)) FROM "user";
EXCEPTION WHEN data_exception THEN
    FOR _migrator_row IN SELECT * FROM "user" LOOP
        BEGIN
            PERFORM CAST(length(city) AS BIGINT) FROM (SELECT _migrator_row.*) AS "user";
        EXCEPTION WHEN data_exception THEN RETURN NEXT _migrator_row;
        END;
    END LOOP;
END
$unfit$;
-- check: `city_length` of `user` does not fit int64
SELECT "id", "city"
FROM pg_temp._migrator_unfit();
DROP FUNCTION pg_temp._migrator_unfit();
ALTER TABLE "user" ADD COLUMN "city_length" BIGINT;
UPDATE "user" SET "city_length" = length(city);
