ALTER TABLE "team" RENAME TO "squad";
ALTER TABLE "squad" RENAME CONSTRAINT "team_pkey" TO "squad_pkey";
ALTER TABLE "squad" RENAME COLUMN "places" TO "seats";
CREATE FUNCTION pg_temp._migrator_unfit() RETURNS SETOF "user" LANGUAGE plpgsql AS $unfit$
#variable_conflict use_column
DECLARE _migrator_row "user";
BEGIN
    PERFORM count(CAST((SELECT squad.seats FROM squad WHERE squad.id = team_id) AS INTEGER)) FROM "user";
EXCEPTION WHEN data_exception THEN
    FOR _migrator_row IN SELECT * FROM "user" LOOP
        BEGIN
            PERFORM CAST((SELECT squad.seats FROM squad WHERE squad.id = team_id) AS INTEGER) FROM (SELECT _migrator_row.*) AS "user";
        EXCEPTION WHEN data_exception THEN RETURN NEXT _migrator_row;
        END;
    END LOOP;
END
$unfit$;
-- check: `seats` of `user` does not fit int32
SELECT "id", "team_id"
FROM pg_temp._migrator_unfit();
DROP FUNCTION pg_temp._migrator_unfit();
-- check: `seats` of `user` is required and has no value
SELECT "id"
FROM "user"
WHERE (SELECT squad.seats FROM squad WHERE squad.id = team_id) IS NULL;
ALTER TABLE "user" ADD COLUMN "seats" INTEGER;
UPDATE "user" SET "seats" = (SELECT squad.seats FROM squad WHERE squad.id = team_id);
ALTER TABLE "user" ALTER COLUMN "seats" SET NOT NULL;
