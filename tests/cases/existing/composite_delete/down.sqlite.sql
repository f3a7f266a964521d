-- check: rows of `sale` that were kept aside have a primary key that was given again
SELECT "kept"."id"
FROM "_retired_20250101000002_sale_shop_code_fkey" AS "kept"
WHERE EXISTS (SELECT 1 FROM "sale" WHERE "sale"."id" = "kept"."id");
-- rebuild `sale` (id, shop, code, price)
CREATE TABLE "_new_sale" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "shop" INTEGER NOT NULL,
    "code" INTEGER,
    "price" INTEGER NOT NULL
);
INSERT INTO "_new_sale" ("id", "shop", "code", "price")
SELECT "id", "shop", "code", "price"
FROM "sale";
DROP TABLE "sale";
ALTER TABLE "_new_sale" RENAME TO "sale";
-- end of the rebuild
INSERT INTO "sale" ("id", "shop", "code", "price")
SELECT "id", "shop", "code", "price"
FROM "_retired_20250101000002_sale_shop_code_fkey";
DELETE FROM "_retired_20250101000002_sale_shop_code_fkey";
