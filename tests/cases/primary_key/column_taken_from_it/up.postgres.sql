-- check: `sku` occurs more than once in `price`
SELECT "sku", count(*) AS "rows"
FROM "price"
GROUP BY "sku"
HAVING count(*) > 1;
ALTER TABLE "price" DROP CONSTRAINT "price_pkey";
ALTER TABLE "price" ADD CONSTRAINT "price_pkey" PRIMARY KEY ("sku");
