-- check: a foreign key that no entity has refers to rows of `sale` that are to leave
SELECT conrelid::regclass AS "table", conname AS "foreign_key"
FROM pg_constraint
WHERE contype = 'f' AND confrelid = to_regclass('"sale"') AND confdeltype IN ('c', 'n', 'd')
    AND (conrelid IN (to_regclass('"sale"'))) IS NOT TRUE
    AND EXISTS (
        SELECT "id"
        FROM "sale"
        WHERE "shop" IS NOT NULL AND "code" IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM "item" AS "target" WHERE "target"."shop" = "sale"."shop" AND "target"."code" = "sale"."code")
    );
LOCK TABLE "sale" IN EXCLUSIVE MODE;
CREATE TABLE "_retired_20250101000002_sale_shop_code_fkey" (
    "id" BIGINT NOT NULL,
    "shop" INTEGER NOT NULL,
    "code" INTEGER,
    "price" INTEGER NOT NULL,
    CONSTRAINT "_retired_20250101000002_sale_shop_code_fkey_pkey" PRIMARY KEY ("id")
);
WITH "moved" AS (
    DELETE FROM "sale"
    WHERE "id" IN (
        SELECT "id"
        FROM "sale"
        WHERE "shop" IS NOT NULL AND "code" IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM "item" AS "target" WHERE "target"."shop" = "sale"."shop" AND "target"."code" = "sale"."code")
    )
    RETURNING "id", "shop", "code", "price"
)
INSERT INTO "_retired_20250101000002_sale_shop_code_fkey" ("id", "shop", "code", "price")
SELECT "id", "shop", "code", "price"
FROM "moved";
-- check: `shop`, `code` of `sale` refers to rows that `item` does not have
SELECT "id", "shop", "code"
FROM "sale"
WHERE "shop" IS NOT NULL AND "code" IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM "item" AS "target" WHERE "target"."shop" = "sale"."shop" AND "target"."code" = "sale"."code");
ALTER TABLE "sale" ADD CONSTRAINT "sale_shop_code_fkey" FOREIGN KEY ("shop", "code") REFERENCES "item" ("shop", "code");
