-- check: `price` of `item` does not fit int32
SELECT "id", "price"
FROM "item"
WHERE "price" IS NOT NULL AND ("price" BETWEEN -2147483648 AND 2147483647) IS NOT TRUE;
-- check: rows of `item` fail the check `item_amount_check`
SELECT "id", "amount"
FROM "item"
WHERE NOT (amount <> 3);
-- rebuild `item` (id, price, amount, total)
CREATE TABLE "_new_item" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "price" INTEGER NOT NULL,
    "amount" INTEGER,
    "total" INTEGER GENERATED ALWAYS AS (price * amount) STORED,
    CONSTRAINT "item_amount_check" CHECK (amount <> 3)
);
INSERT INTO "_new_item" ("id", "price", "amount")
SELECT "id", "price", "amount"
FROM "item";
DROP TABLE "item";
ALTER TABLE "_new_item" RENAME TO "item";
-- end of the rebuild
