ALTER TABLE "item" DROP CONSTRAINT "item_pkey";
LOCK TABLE "item" IN EXCLUSIVE MODE;
WITH "moved" AS (
    DELETE FROM "_retired_20250101000002_item_pkey"
    RETURNING "name", "code"
)
INSERT INTO "item" ("name", "code")
SELECT "name", "code"
FROM "moved";
