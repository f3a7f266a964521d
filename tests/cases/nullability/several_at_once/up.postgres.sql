CREATE FUNCTION pg_temp._migrator_unfit() RETURNS SETOF "user" LANGUAGE plpgsql AS $unfit$
#variable_conflict use_column
DECLARE _migrator_row "user";
BEGIN
    PERFORM count(CAST(COALESCE("a", CAST(b AS BIGINT)) AS BIGINT)) FROM "user";
EXCEPTION WHEN data_exception THEN
    FOR _migrator_row IN SELECT * FROM "user" LOOP
        BEGIN
            PERFORM CAST(COALESCE("a", CAST(b AS BIGINT)) AS BIGINT) FROM (SELECT _migrator_row.*) AS "user";
        EXCEPTION WHEN data_exception THEN RETURN NEXT _migrator_row;
        END;
    END LOOP;
END
$unfit$;
-- check: `a` of `user` does not fit int64
SELECT "id", "b"
FROM pg_temp._migrator_unfit();
DROP FUNCTION pg_temp._migrator_unfit();
-- check: `a` of `user` is required and has no value
SELECT "id"
FROM "user"
WHERE COALESCE("a", CAST(b AS BIGINT)) IS NULL;
ALTER TABLE "user"
    ADD COLUMN "_migrator_a" BIGINT,
    ADD COLUMN "_migrator_c" BOOLEAN;
UPDATE "user" SET
    "_migrator_a" = COALESCE("a", CAST(b AS BIGINT)),
    "_migrator_c" = COALESCE("c", TRUE);
ALTER TABLE "user" RENAME COLUMN "a" TO "_retired_20250101000002_a";
ALTER TABLE "user" RENAME COLUMN "_migrator_a" TO "a";
ALTER TABLE "user" RENAME COLUMN "c" TO "_retired_20250101000002_c";
ALTER TABLE "user" RENAME COLUMN "_migrator_c" TO "c";
ALTER TABLE "user"
    ALTER COLUMN "a" SET NOT NULL,
    ALTER COLUMN "b" DROP NOT NULL,
    ALTER COLUMN "c" SET DEFAULT TRUE,
    ALTER COLUMN "c" SET NOT NULL;
