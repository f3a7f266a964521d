DROP INDEX "item_title_idx";
ALTER TABLE "item" RENAME COLUMN "amount" TO "quantity";
ALTER TABLE "item" RENAME COLUMN "title" TO "name";
ALTER TABLE "item" RENAME COLUMN "at" TO "since";
ALTER TABLE "item" RENAME COLUMN "price" TO "cost";
-- rebuild `item` (id, quantity, name, since, cost)
CREATE TABLE "_new_item" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "quantity" INTEGER NOT NULL DEFAULT 7,
    "name" TEXT DEFAULT 'no ''name''',
    "since" DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
    "cost" TEXT NOT NULL DEFAULT (1.50),
    CONSTRAINT "item_quantity_check" CHECK (quantity >= 0)
);
INSERT INTO "_new_item" ("id", "quantity", "name", "since", "cost")
SELECT "id", "quantity", "name", "since", "cost"
FROM "item";
DROP TABLE "item";
ALTER TABLE "_new_item" RENAME TO "item";
CREATE INDEX "item_name_idx" ON "item" ("name");
-- end of the rebuild
