-- check: a foreign key that no entity has refers to rows of `sale` that are to lose a value
SELECT conrelid::regclass AS "table", conname AS "foreign_key"
FROM pg_constraint
WHERE contype = 'f' AND confrelid = to_regclass('"sale"') AND confupdtype IN ('c', 'n', 'd')
    AND (conrelid IN (to_regclass('"sale"'))) IS NOT TRUE
    AND EXISTS (SELECT 1 FROM pg_attribute WHERE attrelid = confrelid AND attnum = ANY (confkey) AND attname IN ('code'))
    AND EXISTS (
        SELECT "id"
        FROM "sale"
        WHERE "shop" IS NOT NULL AND "code" IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM "item" AS "target" WHERE "target"."shop" = "sale"."shop" AND "target"."code" = "sale"."code")
    );
LOCK TABLE "sale" IN EXCLUSIVE MODE;
WITH "moved" AS (
    SELECT "id", "code"
    FROM "sale"
    WHERE "id" IN (
        SELECT "id"
        FROM "sale"
        WHERE "shop" IS NOT NULL AND "code" IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM "item" AS "target" WHERE "target"."shop" = "sale"."shop" AND "target"."code" = "sale"."code")
    )
    FOR UPDATE
), "copied" AS (
    INSERT INTO "_retired_20250101000002_sale_shop_code_fkey" ("id", "code", "run")
    SELECT "id", "code", 0
    FROM "moved"
)
UPDATE "sale"
SET "code" = NULL
FROM "moved"
WHERE "sale"."id" = "moved"."id";
-- check: `shop`, `code` of `sale` refers to rows that `item` does not have
SELECT "id", "shop", "code"
FROM "sale"
WHERE "shop" IS NOT NULL AND "code" IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM "item" AS "target" WHERE "target"."shop" = "sale"."shop" AND "target"."code" = "sale"."code");
ALTER TABLE "sale" ADD CONSTRAINT "sale_shop_code_fkey" FOREIGN KEY ("shop", "code") REFERENCES "item" ("shop", "code");
