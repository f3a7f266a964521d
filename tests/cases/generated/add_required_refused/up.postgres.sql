-- check: `total` of `item` is required and has no value
SELECT "id"
FROM (SELECT "id", CAST(price * amount AS BIGINT) AS "total" FROM "item") AS "item"
WHERE "total" IS NULL;
ALTER TABLE "item" ADD COLUMN "total" BIGINT NOT NULL GENERATED ALWAYS AS (price * amount) STORED;
