-- check: `sku`, `currency` occur together more than once in `price`
SELECT "sku", "currency", count(*) AS "rows"
FROM "price"
GROUP BY "sku", "currency"
HAVING count(*) > 1;
-- rebuild `price` (sku, currency, cents)
CREATE TABLE "_new_price" (
    "sku" TEXT NOT NULL,
    "currency" TEXT NOT NULL DEFAULT 'EUR',
    "cents" INTEGER NOT NULL,
    PRIMARY KEY ("sku", "currency")
);
INSERT INTO "_new_price" ("sku", "currency", "cents")
SELECT "sku", "currency", "cents"
FROM "price";
DROP TABLE "price";
ALTER TABLE "_new_price" RENAME TO "price";
-- end of the rebuild
