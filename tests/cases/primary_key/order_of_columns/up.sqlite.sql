-- check: `currency`, `sku` occur together more than once in `price`
SELECT "currency", "sku", count(*) AS "rows"
FROM "price"
GROUP BY "currency", "sku"
HAVING count(*) > 1;
-- rebuild `price` (sku, currency)
CREATE TABLE "_new_price" (
    "sku" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    PRIMARY KEY ("currency", "sku")
);
INSERT INTO "_new_price" ("sku", "currency")
SELECT "sku", "currency"
FROM "price";
DROP TABLE "price";
ALTER TABLE "_new_price" RENAME TO "price";
-- end of the rebuild
