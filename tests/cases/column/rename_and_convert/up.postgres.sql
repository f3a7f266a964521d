ALTER TABLE "user" RENAME COLUMN "born" TO "year";
CREATE FUNCTION pg_temp._migrator_unfit() RETURNS SETOF "user" LANGUAGE plpgsql AS $unfit$
#variable_conflict use_column
DECLARE _migrator_row "user";
BEGIN
    PERFORM count(CAST(substr(year, 1, 4) AS INTEGER)) FROM "user";
EXCEPTION WHEN data_exception THEN
    FOR _migrator_row IN SELECT * FROM "user" LOOP
        BEGIN
            PERFORM CAST(substr(year, 1, 4) AS INTEGER) FROM (SELECT _migrator_row.*) AS "user";
        EXCEPTION WHEN data_exception THEN RETURN NEXT _migrator_row;
        END;
    END LOOP;
END
$unfit$;
-- check: `year` of `user` does not fit int32
SELECT "id", "year"
FROM pg_temp._migrator_unfit();
DROP FUNCTION pg_temp._migrator_unfit();
-- check: `year` of `user` is required and has no value
SELECT "id"
FROM "user"
WHERE CAST(substr(year, 1, 4) AS INTEGER) IS NULL;
ALTER TABLE "user" ADD COLUMN "_migrator_year" INTEGER;
UPDATE "user" SET "_migrator_year" = CAST(substr(year, 1, 4) AS INTEGER);
ALTER TABLE "user" RENAME COLUMN "year" TO "_retired_20250101000002_born";
ALTER TABLE "user" RENAME COLUMN "_migrator_year" TO "year";
ALTER TABLE "user"
    ALTER COLUMN "year" SET NOT NULL,
    ALTER COLUMN "_retired_20250101000002_born" DROP NOT NULL;
