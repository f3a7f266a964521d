ALTER TABLE "item" RENAME COLUMN "old" TO "new";
-- check: `value` of `item` is required and has no value
SELECT "id"
FROM "item"
WHERE COALESCE("value", "_retired_after_20250101000002_value", CAST(new * 2 AS BIGINT)) IS NULL;
UPDATE "item" SET "_retired_after_20250101000002_value" = COALESCE("value", "_retired_after_20250101000002_value", CAST(new * 2 AS BIGINT));
ALTER TABLE "item" RENAME COLUMN "value" TO "_retired_20250101000002_value";
ALTER TABLE "item" RENAME COLUMN "_retired_after_20250101000002_value" TO "value";
ALTER TABLE "item" ALTER COLUMN "value" SET NOT NULL;
