CREATE FUNCTION pg_temp._migrator_unfit() RETURNS SETOF "item" LANGUAGE plpgsql AS $unfit$
#variable_conflict use_column
DECLARE _migrator_row "item";
BEGIN
    PERFORM count(CAST(COALESCE("_retired_after_20250101000002_a", CAST(CAST(a AS INTEGER) AS BIGINT)) AS BIGINT)) FROM "item";
EXCEPTION WHEN data_exception THEN
    FOR _migrator_row IN SELECT * FROM "item" LOOP
        BEGIN
            PERFORM CAST(COALESCE("_retired_after_20250101000002_a", CAST(CAST(a AS INTEGER) AS BIGINT)) AS BIGINT) FROM (SELECT _migrator_row.*) AS "item";
        EXCEPTION WHEN data_exception THEN RETURN NEXT _migrator_row;
        END;
    END LOOP;
END
$unfit$;
-- check: `a` of `item` does not fit int64
SELECT "id", "a"
FROM pg_temp._migrator_unfit();
DROP FUNCTION pg_temp._migrator_unfit();
-- check: `a` of `item` is required and has no value
SELECT "id"
FROM "item"
WHERE COALESCE("_retired_after_20250101000002_a", CAST(CAST(a AS INTEGER) AS BIGINT)) IS NULL;
-- check: `a` occurs more than once in `item`
SELECT "a", count(*) AS "rows"
FROM (SELECT CAST(COALESCE("_retired_after_20250101000002_a", CAST(CAST(a AS INTEGER) AS BIGINT)) AS BIGINT) AS "a" FROM "item") AS "item"
GROUP BY "a"
HAVING count(*) > 1;
DROP INDEX "item_a_key";
UPDATE "item" SET "_retired_after_20250101000002_a" = COALESCE("_retired_after_20250101000002_a", CAST(CAST(a AS INTEGER) AS BIGINT));
ALTER TABLE "item" RENAME COLUMN "a" TO "_retired_20250101000002_a";
ALTER TABLE "item" RENAME COLUMN "_retired_after_20250101000002_a" TO "a";
ALTER TABLE "item"
    ALTER COLUMN "a" SET NOT NULL,
    ALTER COLUMN "_retired_20250101000002_a" DROP NOT NULL;
CREATE UNIQUE INDEX "item_a_key" ON "item" ("a");
