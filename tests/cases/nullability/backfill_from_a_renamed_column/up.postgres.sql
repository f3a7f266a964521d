ALTER TABLE "item" RENAME COLUMN "old" TO "new";
-- check: `value` of `item` is required and has no value
SELECT "id"
FROM "item"
WHERE COALESCE("value", CAST(new * 2 AS BIGINT)) IS NULL;
ALTER TABLE "item" ADD COLUMN "_migrator_value" BIGINT;
UPDATE "item" SET "_migrator_value" = COALESCE("value", CAST(new * 2 AS BIGINT));
ALTER TABLE "item" RENAME COLUMN "value" TO "_retired_20250101000002_value";
ALTER TABLE "item" RENAME COLUMN "_migrator_value" TO "value";
ALTER TABLE "item" ALTER COLUMN "value" SET NOT NULL;
