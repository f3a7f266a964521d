-- check: `currency`, `sku` occur together more than once in `price`
SELECT "currency", "sku", count(*) AS "rows"
FROM "price"
GROUP BY "currency", "sku"
HAVING count(*) > 1;
ALTER TABLE "price" DROP CONSTRAINT "price_pkey";
ALTER TABLE "price" ADD CONSTRAINT "price_pkey" PRIMARY KEY ("currency", "sku");
