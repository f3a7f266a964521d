CREATE FUNCTION pg_temp._migrator_unfit() RETURNS SETOF "u" LANGUAGE plpgsql AS $unfit$
#variable_conflict use_column
DECLARE _migrator_row "u";
BEGIN
    PERFORM count(CAST(n > 5 AS BOOLEAN)) FROM "u";
EXCEPTION WHEN data_exception THEN
    FOR _migrator_row IN SELECT * FROM "u" LOOP
        BEGIN
            PERFORM CAST(n > 5 AS BOOLEAN) FROM (SELECT _migrator_row.*) AS "u";
        EXCEPTION WHEN data_exception THEN RETURN NEXT _migrator_row;
        END;
    END LOOP;
END
$unfit$;
-- check: `n` of `u` does not fit bool
SELECT "id", "n"
FROM pg_temp._migrator_unfit();
DROP FUNCTION pg_temp._migrator_unfit();
-- check: `n` of `u` is required and has no value
SELECT "id"
FROM "u"
WHERE CAST(n > 5 AS BOOLEAN) IS NULL;
ALTER TABLE "u" ADD COLUMN "_migrator_n" BOOLEAN;
UPDATE "u" SET "_migrator_n" = CAST(n > 5 AS BOOLEAN);
ALTER TABLE "u" RENAME COLUMN "n" TO "_retired_20250101000003_n";
ALTER TABLE "u" RENAME COLUMN "_migrator_n" TO "n";
ALTER TABLE "u"
    ALTER COLUMN "n" SET NOT NULL,
    ALTER COLUMN "_retired_20250101000003_n" DROP NOT NULL;
