-- check: rows of `item` that were kept aside have the `code` of rows that are there
SELECT "kept"."code"
FROM "_retired_20250101000002_item_pkey" AS "kept"
WHERE EXISTS (SELECT 1 FROM "item" WHERE "item"."code" = "kept"."code");
ALTER TABLE "item" DROP CONSTRAINT "item_pkey";
LOCK TABLE "item" IN EXCLUSIVE MODE;
WITH "moved" AS (
    DELETE FROM "_retired_20250101000002_item_pkey"
    RETURNING "name", "code"
)
INSERT INTO "item" ("name", "code")
SELECT "name", "code"
FROM "moved";
