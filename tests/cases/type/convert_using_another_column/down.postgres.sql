-- check: `amount` of `item` is required and has no value
SELECT "id"
FROM "item"
WHERE "_retired_20250101000002_amount" IS NULL;
ALTER TABLE "item" RENAME COLUMN "amount" TO "_retired_after_20250101000002_amount";
ALTER TABLE "item" RENAME COLUMN "_retired_20250101000002_amount" TO "amount";
ALTER TABLE "item"
    ALTER COLUMN "amount" SET NOT NULL,
    ALTER COLUMN "_retired_after_20250101000002_amount" DROP NOT NULL;
