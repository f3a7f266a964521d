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
