-- check: `value` of `item` is required and has no value
SELECT "id"
FROM "item"
WHERE "_retired_20250101000002_value" IS NULL;
ALTER TABLE "item" RENAME COLUMN "value" TO "_retired_after_20250101000002_value";
ALTER TABLE "item" RENAME COLUMN "_retired_20250101000002_value" TO "value";
ALTER TABLE "item"
    ALTER COLUMN "value" SET NOT NULL,
    ALTER COLUMN "_retired_after_20250101000002_value" DROP NOT NULL;
