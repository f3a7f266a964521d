-- rebuild `order_line` (order_tenant, order_number, line)
CREATE TABLE "_new_order_line" (
    "order_tenant" INTEGER NOT NULL,
    "order_number" INTEGER NOT NULL,
    "line" INTEGER NOT NULL,
    PRIMARY KEY ("order_tenant", "order_number", "line")
);
INSERT INTO "_new_order_line" ("order_tenant", "order_number", "line")
SELECT "order_tenant", "order_number", "line"
FROM "order_line";
DROP TABLE "order_line";
ALTER TABLE "_new_order_line" RENAME TO "order_line";
-- end of the rebuild
ALTER TABLE "order_line" RENAME TO "_retired_20250101000002_order_line";
ALTER TABLE "order" RENAME TO "_retired_20250101000002_order";
