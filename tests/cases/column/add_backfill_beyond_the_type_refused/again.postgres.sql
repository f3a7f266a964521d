ALTER TABLE "account" RENAME COLUMN "_retired_20250101000002_cents" TO "cents";
CREATE FUNCTION pg_temp._migrator_unfit() RETURNS SETOF "account" LANGUAGE plpgsql AS $unfit$
#variable_conflict use_column
DECLARE _migrator_row "account";
BEGIN
    PERFORM count(CAST(COALESCE("cents", CAST(euros * 100.0 AS SMALLINT)) AS SMALLINT)) FROM "account";
EXCEPTION WHEN data_exception THEN
    FOR _migrator_row IN SELECT * FROM "account" LOOP
        BEGIN
            PERFORM CAST(COALESCE("cents", CAST(euros * 100.0 AS SMALLINT)) AS SMALLINT) FROM (SELECT _migrator_row.*) AS "account";
        EXCEPTION WHEN data_exception THEN RETURN NEXT _migrator_row;
        END;
    END LOOP;
END
$unfit$;
-- check: `cents` of `account` does not fit int16
SELECT "id", "euros"
FROM pg_temp._migrator_unfit();
DROP FUNCTION pg_temp._migrator_unfit();
-- check: `cents` of `account` is required and has no value
SELECT "id"
FROM "account"
WHERE COALESCE("cents", CAST(euros * 100.0 AS SMALLINT)) IS NULL;
UPDATE "account" SET "cents" = COALESCE("cents", CAST(euros * 100.0 AS SMALLINT))
WHERE "cents" IS NULL;
ALTER TABLE "account" ALTER COLUMN "cents" SET NOT NULL;
