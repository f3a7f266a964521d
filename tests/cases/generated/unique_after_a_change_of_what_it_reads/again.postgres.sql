CREATE FUNCTION pg_temp._migrator_unfit() RETURNS SETOF "item" LANGUAGE plpgsql AS $unfit$
#variable_conflict use_column
DECLARE _migrator_row "item";
BEGIN
    PERFORM count(CAST(COALESCE("_retired_after_20250101000002_amount", CAST(amount / 10.0 AS DOUBLE PRECISION)) AS DOUBLE PRECISION)) FROM "item";
EXCEPTION WHEN data_exception THEN
    FOR _migrator_row IN SELECT * FROM "item" LOOP
        BEGIN
            PERFORM CAST(COALESCE("_retired_after_20250101000002_amount", CAST(amount / 10.0 AS DOUBLE PRECISION)) AS DOUBLE PRECISION) FROM (SELECT _migrator_row.*) AS "item";
        EXCEPTION WHEN data_exception THEN RETURN NEXT _migrator_row;
        END;
    END LOOP;
END
$unfit$;
-- check: `amount` of `item` does not fit float64
SELECT "id", "amount"
FROM pg_temp._migrator_unfit();
DROP FUNCTION pg_temp._migrator_unfit();
-- check: `total` occurs more than once in `item`
SELECT "total", count(*) AS "rows"
FROM (SELECT CAST(abs(amount) AS DOUBLE PRECISION) AS "total" FROM (SELECT CAST(COALESCE("_retired_after_20250101000002_amount", CAST(amount / 10.0 AS DOUBLE PRECISION)) AS DOUBLE PRECISION) AS "amount" FROM "item") AS "item") AS "item"
WHERE "total" IS NOT NULL
GROUP BY "total"
HAVING count(*) > 1;
DROP INDEX "item_total_key";
UPDATE "item" SET "_retired_after_20250101000002_amount" = COALESCE("_retired_after_20250101000002_amount", CAST(amount / 10.0 AS DOUBLE PRECISION));
ALTER TABLE "item" DROP COLUMN "total";
ALTER TABLE "item" RENAME COLUMN "amount" TO "_retired_20250101000002_amount";
ALTER TABLE "item" RENAME COLUMN "_retired_after_20250101000002_amount" TO "amount";
ALTER TABLE "item" ADD COLUMN "total" DOUBLE PRECISION GENERATED ALWAYS AS (abs(amount)) STORED;
CREATE UNIQUE INDEX "item_total_key" ON "item" ("total");
