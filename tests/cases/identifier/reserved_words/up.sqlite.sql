DROP INDEX "order_group_select_idx";
ALTER TABLE "order" RENAME COLUMN "group" TO "where";
-- rebuild `order` (id, select, where, from)
CREATE TABLE "_new_order" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "select" TEXT,
    "where" INTEGER NOT NULL,
    "from" BOOLEAN,
    "values" INTEGER NOT NULL DEFAULT 0
);
INSERT INTO "_new_order" ("id", "select", "where", "from", "values")
SELECT "id", "select", "where", "from", 0
FROM "order";
DROP TABLE "order";
ALTER TABLE "_new_order" RENAME TO "order";
CREATE INDEX "order_where_select_idx" ON "order" ("where", "select");
-- end of the rebuild
