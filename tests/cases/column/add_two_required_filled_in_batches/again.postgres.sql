ALTER TABLE "user" RENAME COLUMN "_retired_20250101000002_shout" TO "shout";
ALTER TABLE "user" RENAME COLUMN "_retired_20250101000002_rank" TO "rank";
-- in batches of 2 by id:
UPDATE "user" SET "shout" = upper(name) WHERE "shout" IS NULL;
CREATE FUNCTION pg_temp._migrator_unfit() RETURNS SETOF "user" LANGUAGE plpgsql AS $unfit$
#variable_conflict use_column
DECLARE _migrator_row "user";
BEGIN
    PERFORM count(CASE WHEN "rank" IS NULL THEN CAST(id * 10 AS INTEGER) END) FROM "user";
EXCEPTION WHEN data_exception THEN
    FOR _migrator_row IN SELECT * FROM "user" LOOP
        BEGIN
            PERFORM CASE WHEN "rank" IS NULL THEN CAST(id * 10 AS INTEGER) END FROM (SELECT _migrator_row.*) AS "user";
        EXCEPTION WHEN data_exception THEN RETURN NEXT _migrator_row;
        END;
    END LOOP;
END
$unfit$;
-- check: `rank` of `user` does not fit int32
SELECT "id"
FROM pg_temp._migrator_unfit();
DROP FUNCTION pg_temp._migrator_unfit();
-- in batches of 2 by id:
UPDATE "user" SET "rank" = id * 10 WHERE "rank" IS NULL;
LOCK TABLE "user" IN ACCESS EXCLUSIVE MODE;
-- in batches of 2 by id, in one transaction:
UPDATE "user" SET "shout" = upper(name) WHERE "shout" IS NULL;
-- in batches of 2 by id, in one transaction:
UPDATE "user" SET "rank" = id * 10 WHERE "rank" IS NULL;
-- check: `shout` of `user` is required and has no value
SELECT "id"
FROM "user"
WHERE "shout" IS NULL;
-- check: `rank` of `user` is required and has no value
SELECT "id"
FROM "user"
WHERE "rank" IS NULL;
ALTER TABLE "user"
    ALTER COLUMN "shout" SET NOT NULL,
    ALTER COLUMN "rank" SET DEFAULT 7,
    ALTER COLUMN "rank" SET NOT NULL;
