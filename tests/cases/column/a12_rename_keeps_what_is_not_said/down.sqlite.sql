DROP INDEX "item_name_idx";
ALTER TABLE "item" RENAME COLUMN "cost" TO "price";
ALTER TABLE "item" RENAME COLUMN "since" TO "at";
ALTER TABLE "item" RENAME COLUMN "name" TO "title";
ALTER TABLE "item" RENAME COLUMN "quantity" TO "amount";
-- rebuild `item` (id, amount, title, at, price)
CREATE TABLE "_new_item" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "amount" INTEGER NOT NULL DEFAULT 7,
    "title" TEXT DEFAULT 'no ''name''',
    "at" DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    "price" TEXT NOT NULL DEFAULT (1.50),
    CONSTRAINT "item_amount_check" CHECK (amount >= 0)
);
INSERT INTO "_new_item" ("id", "amount", "title", "at", "price")
SELECT "id", "amount", "title", "at", "price"
FROM "item";
DROP TABLE "item";
ALTER TABLE "_new_item" RENAME TO "item";
CREATE INDEX "item_title_idx" ON "item" ("title");
-- end of the rebuild
