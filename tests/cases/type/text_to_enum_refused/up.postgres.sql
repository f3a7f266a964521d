-- check: `value` of `item` is not one of Red, Green
SELECT "id", "value"
FROM "item"
WHERE "value" IS NOT NULL AND ("value" IN ('Red', 'Green')) IS NOT TRUE;
CREATE TYPE "color" AS ENUM ('Red', 'Green');
ALTER TABLE "item" ALTER COLUMN "value" TYPE "color" USING CAST(CAST("value" AS TEXT) AS "color");
