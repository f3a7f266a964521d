CREATE FUNCTION pg_temp._migrator_unfit() RETURNS SETOF "item" LANGUAGE plpgsql AS $unfit$
#variable_conflict use_column
DECLARE _migrator_row "item";
BEGIN
    PERFORM count(CAST(length(price) AS BIGINT)) FROM "item";
EXCEPTION WHEN data_exception THEN
    FOR _migrator_row IN SELECT * FROM "item" LOOP
        BEGIN
            PERFORM CAST(length(price) AS BIGINT) FROM (SELECT _migrator_row.*) AS "item";
        EXCEPTION WHEN data_exception THEN RETURN NEXT _migrator_row;
        END;
    END LOOP;
END
$unfit$;
-- check: `price` of `item` does not fit int64
SELECT "id", "price"
FROM pg_temp._migrator_unfit();
DROP FUNCTION pg_temp._migrator_unfit();
-- check: `price` of `item` is required and has no value
SELECT "id"
FROM "item"
WHERE CAST(length(price) AS BIGINT) IS NULL;
-- check: `label` of `item` is required and has no value
SELECT "id"
FROM "item"
WHERE price IS NULL;
ALTER TABLE "item"
    ADD COLUMN "_migrator_price" BIGINT,
    ADD COLUMN "_migrator_note" TEXT,
    ADD COLUMN "label" TEXT;
UPDATE "item" SET
    "_migrator_price" = CAST(length(price) AS BIGINT),
    "_migrator_note" = COALESCE("note", CAST('none' AS TEXT)),
    "label" = price;
ALTER TABLE "item"
    DROP COLUMN "price",
    DROP COLUMN "note";
ALTER TABLE "item" RENAME COLUMN "_migrator_price" TO "price";
ALTER TABLE "item" RENAME COLUMN "_migrator_note" TO "note";
ALTER TABLE "item"
    ALTER COLUMN "price" SET NOT NULL,
    ALTER COLUMN "note" SET NOT NULL,
    ALTER COLUMN "label" SET NOT NULL;
