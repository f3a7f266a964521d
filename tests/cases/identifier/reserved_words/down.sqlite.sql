DROP INDEX "order_where_select_idx";
ALTER TABLE "order" RENAME COLUMN "where" TO "group";
-- check: `select` of `order` is required and has no value
SELECT "id"
FROM "order"
WHERE "select" IS NULL;
-- rebuild `order` (id, select, group, from, values)
CREATE TABLE "_new_order" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "select" TEXT NOT NULL,
    "group" INTEGER NOT NULL,
    "from" BOOLEAN,
    "values" INTEGER
);
INSERT INTO "_new_order" ("id", "select", "group", "from", "values")
SELECT "id", "select", "group", "from", "values"
FROM "order";
DROP TABLE "order";
ALTER TABLE "_new_order" RENAME TO "order";
CREATE INDEX "order_group_select_idx" ON "order" ("group", "select");
-- end of the rebuild
ALTER TABLE "order" RENAME COLUMN "values" TO "_retired_20250101000002_values";
