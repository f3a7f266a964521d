ALTER TABLE "sale" DROP CONSTRAINT "sale_shop_code_fkey";
LOCK TABLE "sale" IN EXCLUSIVE MODE;
UPDATE "_retired_20250101000002_sale_shop_code_fkey" AS "kept"
SET "run" = (SELECT "next" FROM (SELECT max("run") + 1 AS "next" FROM "_retired_20250101000002_sale_shop_code_fkey") AS "runs")
WHERE "run" = 0
    AND NOT EXISTS (SELECT 1 FROM "sale" WHERE "sale"."id" = "kept"."id" AND "sale"."code" IS NULL);
UPDATE "sale"
SET "code" = "kept"."code"
FROM "_retired_20250101000002_sale_shop_code_fkey" AS "kept"
WHERE "sale"."id" = "kept"."id" AND "kept"."run" = 0;
DELETE FROM "_retired_20250101000002_sale_shop_code_fkey"
WHERE "run" = 0;
