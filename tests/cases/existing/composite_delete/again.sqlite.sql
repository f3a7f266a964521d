INSERT INTO "_retired_20250101000002_sale_shop_code_fkey" ("id", "shop", "code", "price")
SELECT "id", "shop", "code", "price"
FROM "sale"
WHERE "id" IN (
    SELECT "id"
    FROM "sale"
    WHERE "shop" IS NOT NULL AND "code" IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM "item" AS "target" WHERE "target"."shop" = "sale"."shop" AND "target"."code" = "sale"."code")
);
DELETE FROM "sale"
WHERE "id" IN (SELECT "id" FROM "_retired_20250101000002_sale_shop_code_fkey");
-- check: `shop`, `code` of `sale` refers to rows that `item` does not have
SELECT "id", "shop", "code"
FROM "sale"
WHERE "shop" IS NOT NULL AND "code" IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM "item" AS "target" WHERE "target"."shop" = "sale"."shop" AND "target"."code" = "sale"."code");
-- rebuild `sale` (id, shop, code, price)
CREATE TABLE "_new_sale" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "shop" INTEGER NOT NULL,
    "code" INTEGER,
    "price" INTEGER NOT NULL,
    CONSTRAINT "sale_shop_code_fkey" FOREIGN KEY ("shop", "code") REFERENCES "item" ("shop", "code")
);
INSERT INTO "_new_sale" ("id", "shop", "code", "price")
SELECT "id", "shop", "code", "price"
FROM "sale";
DROP TABLE "sale";
ALTER TABLE "_new_sale" RENAME TO "sale";
-- end of the rebuild
