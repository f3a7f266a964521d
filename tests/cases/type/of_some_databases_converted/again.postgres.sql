CREATE FUNCTION pg_temp._migrator_unfit() RETURNS SETOF "item" LANGUAGE plpgsql AS $unfit$
#variable_conflict use_column
DECLARE _migrator_row "item";
BEGIN
    PERFORM count(CAST(COALESCE("_retired_after_20250101000002_email", CAST(email AS varchar(40))) AS varchar(40))) FROM "item";
EXCEPTION WHEN data_exception THEN
    FOR _migrator_row IN SELECT * FROM "item" LOOP
        BEGIN
            PERFORM CAST(COALESCE("_retired_after_20250101000002_email", CAST(email AS varchar(40))) AS varchar(40)) FROM (SELECT _migrator_row.*) AS "item";
        EXCEPTION WHEN data_exception THEN RETURN NEXT _migrator_row;
        END;
    END LOOP;
END
$unfit$;
-- check: `email` of `item` does not fit varchar(40)
SELECT "id", "email"
FROM pg_temp._migrator_unfit();
DROP FUNCTION pg_temp._migrator_unfit();
-- check: `email` of `item` is required and has no value
SELECT "id"
FROM "item"
WHERE COALESCE("_retired_after_20250101000002_email", CAST(email AS varchar(40))) IS NULL;
UPDATE "item" SET "_retired_after_20250101000002_email" = COALESCE("_retired_after_20250101000002_email", CAST(email AS varchar(40)));
ALTER TABLE "item" RENAME COLUMN "email" TO "_retired_20250101000002_email";
ALTER TABLE "item" RENAME COLUMN "_retired_after_20250101000002_email" TO "email";
ALTER TABLE "item"
    ALTER COLUMN "email" SET NOT NULL,
    ALTER COLUMN "_retired_20250101000002_email" DROP NOT NULL;
