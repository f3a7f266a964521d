-- check: rows of `sale` that were kept aside have a primary key that was given again
SELECT "kept"."id"
FROM "_retired_20250101000002_sale_shop_code_fkey" AS "kept"
WHERE EXISTS (SELECT 1 FROM "sale" WHERE "sale"."id" = "kept"."id");
ALTER TABLE "sale" DROP CONSTRAINT "sale_shop_code_fkey";
LOCK TABLE "sale" IN EXCLUSIVE MODE;
WITH "moved" AS (
    DELETE FROM "_retired_20250101000002_sale_shop_code_fkey"
    RETURNING "id", "shop", "code", "price"
)
INSERT INTO "sale" ("id", "shop", "code", "price")
SELECT "id", "shop", "code", "price"
FROM "moved";
