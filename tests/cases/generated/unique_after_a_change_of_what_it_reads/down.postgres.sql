-- check: `total` occurs more than once in `item`
SELECT "total", count(*) AS "rows"
FROM (SELECT CAST(abs(amount) AS BIGINT) AS "total" FROM (SELECT CAST("_retired_20250101000002_amount" AS BIGINT) AS "amount" FROM "item") AS "item") AS "item"
WHERE "total" IS NOT NULL
GROUP BY "total"
HAVING count(*) > 1;
DROP INDEX "item_total_key";
ALTER TABLE "item" DROP COLUMN "total";
ALTER TABLE "item" RENAME COLUMN "amount" TO "_retired_after_20250101000002_amount";
ALTER TABLE "item" RENAME COLUMN "_retired_20250101000002_amount" TO "amount";
ALTER TABLE "item" ADD COLUMN "total" BIGINT GENERATED ALWAYS AS (abs(amount)) STORED;
CREATE UNIQUE INDEX "item_total_key" ON "item" ("total");
