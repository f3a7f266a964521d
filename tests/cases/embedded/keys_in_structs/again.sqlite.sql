ALTER TABLE "_retired_20250101000002_order" RENAME TO "order";
ALTER TABLE "_retired_20250101000002_order_line" RENAME TO "order_line";
-- check: `order_tenant`, `order_number` of `order_line` refers to rows that `order` does not have
SELECT "order_tenant", "order_number", "line"
FROM "order_line"
WHERE "order_tenant" IS NOT NULL AND "order_number" IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM "order" AS "target" WHERE "target"."tenant" = "order_line"."order_tenant" AND "target"."number" = "order_line"."order_number");
-- rebuild `order_line` (order_tenant, order_number, line)
CREATE TABLE "_new_order_line" (
    "order_tenant" INTEGER NOT NULL,
    "order_number" INTEGER NOT NULL,
    "line" INTEGER NOT NULL,
    PRIMARY KEY ("order_tenant", "order_number", "line"),
    CONSTRAINT "order_line_order_tenant_order_number_fkey" FOREIGN KEY ("order_tenant", "order_number") REFERENCES "order" ("tenant", "number") ON DELETE CASCADE
);
INSERT INTO "_new_order_line" ("order_tenant", "order_number", "line")
SELECT "order_tenant", "order_number", "line"
FROM "order_line";
DROP TABLE "order_line";
ALTER TABLE "_new_order_line" RENAME TO "order_line";
-- end of the rebuild
