-- check: `total` of `item` is required and has no value
SELECT "id"
FROM (SELECT "id", price * coalesce(amount, 0) AS "total" FROM "item") AS "item"
WHERE "total" IS NULL;
ALTER TABLE "item" ADD COLUMN "total" INTEGER NOT NULL GENERATED ALWAYS AS (price * coalesce(amount, 0)) VIRTUAL;
