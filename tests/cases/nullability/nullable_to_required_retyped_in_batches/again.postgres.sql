CREATE FUNCTION pg_temp._migrator_unfit() RETURNS SETOF "user" LANGUAGE plpgsql AS $unfit$
#variable_conflict use_column
DECLARE _migrator_row "user";
BEGIN
    PERFORM count(CAST(COALESCE("_retired_after_20250101000002_code", CAST(CAST(code AS DECIMAL) AS BIGINT)) AS BIGINT)) FROM "user";
EXCEPTION WHEN data_exception THEN
    FOR _migrator_row IN SELECT * FROM "user" LOOP
        BEGIN
            PERFORM CAST(COALESCE("_retired_after_20250101000002_code", CAST(CAST(code AS DECIMAL) AS BIGINT)) AS BIGINT) FROM (SELECT _migrator_row.*) AS "user";
        EXCEPTION WHEN data_exception THEN RETURN NEXT _migrator_row;
        END;
    END LOOP;
END
$unfit$;
-- check: `code` of `user` does not fit int64
SELECT "id", "code"
FROM pg_temp._migrator_unfit();
DROP FUNCTION pg_temp._migrator_unfit();
-- check: `code` occurs more than once in `user`
SELECT "code", count(*) AS "rows"
FROM (SELECT CAST(COALESCE("_retired_after_20250101000002_code", CAST(CAST(code AS DECIMAL) AS BIGINT)) AS BIGINT) AS "code" FROM "user") AS "user"
WHERE "code" IS NOT NULL
GROUP BY "code"
HAVING count(*) > 1;
DROP INDEX "user_code_key";
UPDATE "user" SET "_retired_after_20250101000002_code" = COALESCE("_retired_after_20250101000002_code", CAST(CAST(code AS DECIMAL) AS BIGINT));
ALTER TABLE "user" RENAME COLUMN "code" TO "_retired_20250101000002_code";
ALTER TABLE "user" RENAME COLUMN "_retired_after_20250101000002_code" TO "code";
CREATE UNIQUE INDEX "user_code_key" ON "user" ("code");
-- in batches of 2 by id:
UPDATE "user" SET "_retired_20250101000002_filled_code" = NULL WHERE "_retired_20250101000002_filled_code" IS NOT NULL AND "code" IS NOT NULL;
-- in batches of 2 by id:
UPDATE "user" SET "code" = "_retired_20250101000002_filled_code" WHERE "_retired_20250101000002_filled_code" IS NOT NULL AND "code" IS NULL;
CREATE FUNCTION pg_temp._migrator_unfit() RETURNS SETOF "user" LANGUAGE plpgsql AS $unfit$
#variable_conflict use_column
DECLARE _migrator_row "user";
BEGIN
    PERFORM count(CASE WHEN "code" IS NULL THEN CAST(100 + id AS BIGINT) END) FROM "user";
EXCEPTION WHEN data_exception THEN
    FOR _migrator_row IN SELECT * FROM "user" LOOP
        BEGIN
            PERFORM CASE WHEN "code" IS NULL THEN CAST(100 + id AS BIGINT) END FROM (SELECT _migrator_row.*) AS "user";
        EXCEPTION WHEN data_exception THEN RETURN NEXT _migrator_row;
        END;
    END LOOP;
END
$unfit$;
-- check: `code` of `user` does not fit int64
SELECT "id"
FROM pg_temp._migrator_unfit();
DROP FUNCTION pg_temp._migrator_unfit();
-- in batches of 2 by id:
UPDATE "user" SET "_retired_20250101000002_filled_code" = 100 + id, "code" = 100 + id WHERE "code" IS NULL;
LOCK TABLE "user" IN ACCESS EXCLUSIVE MODE;
-- in batches of 2 by id, in one transaction:
UPDATE "user" SET "_retired_20250101000002_filled_code" = 100 + id, "code" = 100 + id WHERE "code" IS NULL;
-- check: `code` of `user` is required and has no value
SELECT "id"
FROM "user"
WHERE "code" IS NULL;
ALTER TABLE "user" ALTER COLUMN "code" SET NOT NULL;
