-- check: `total` occurs more than once in `item`
SELECT "total", count(*) AS "rows"
FROM (SELECT CAST(amount IS NULL AS BIGINT) AS "total" FROM "item") AS "item"
WHERE "total" IS NOT NULL
GROUP BY "total"
HAVING count(*) > 1;
ALTER TABLE "item" ADD COLUMN "total" BIGINT GENERATED ALWAYS AS (amount IS NULL) STORED;
CREATE UNIQUE INDEX "item_total_key" ON "item" ("total");
