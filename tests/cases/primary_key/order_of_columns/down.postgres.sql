-- check: `sku`, `currency` occur together more than once in `price`
SELECT "sku", "currency", count(*) AS "rows"
FROM "price"
GROUP BY "sku", "currency"
HAVING count(*) > 1;
ALTER TABLE "price" DROP CONSTRAINT "price_pkey";
ALTER TABLE "price" ADD CONSTRAINT "price_pkey" PRIMARY KEY ("sku", "currency");
