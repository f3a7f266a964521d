ALTER TABLE "team" RENAME TO "squad";
ALTER TABLE "squad" RENAME CONSTRAINT "team_pkey" TO "squad_pkey";
ALTER TABLE "squad" RENAME COLUMN "places" TO "seats";
ALTER TABLE "user" RENAME COLUMN "_retired_20250101000002_seats" TO "seats";
CREATE FUNCTION pg_temp._migrator_unfit() RETURNS SETOF "user" LANGUAGE plpgsql AS $unfit$
#variable_conflict use_column
DECLARE _migrator_row "user";
BEGIN
    PERFORM count(CAST(COALESCE("seats", CAST((SELECT squad.seats FROM squad WHERE squad.id = team_id) AS INTEGER)) AS INTEGER)) FROM "user";
EXCEPTION WHEN data_exception THEN
    FOR _migrator_row IN SELECT * FROM "user" LOOP
        BEGIN
            PERFORM CAST(COALESCE("seats", CAST((SELECT squad.seats FROM squad WHERE squad.id = team_id) AS INTEGER)) AS INTEGER) FROM (SELECT _migrator_row.*) AS "user";
        EXCEPTION WHEN data_exception THEN RETURN NEXT _migrator_row;
        END;
    END LOOP;
END
$unfit$;
-- check: `seats` of `user` does not fit int32
SELECT "id", "team_id", "seats"
FROM pg_temp._migrator_unfit();
DROP FUNCTION pg_temp._migrator_unfit();
-- check: `seats` of `user` is required and has no value
SELECT "id"
FROM "user"
WHERE COALESCE("seats", CAST((SELECT squad.seats FROM squad WHERE squad.id = team_id) AS INTEGER)) IS NULL;
UPDATE "user" SET "seats" = COALESCE("seats", CAST((SELECT squad.seats FROM squad WHERE squad.id = team_id) AS INTEGER))
WHERE "seats" IS NULL;
ALTER TABLE "user" ALTER COLUMN "seats" SET NOT NULL;
