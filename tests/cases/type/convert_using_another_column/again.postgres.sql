-- check: `amount` of `item` is required and has no value
SELECT "id"
FROM "item"
WHERE COALESCE("_retired_after_20250101000002_amount", CAST(amount * CASE unit WHEN 'kg' THEN 1000 ELSE 1 END AS BIGINT)) IS NULL;
UPDATE "item" SET "_retired_after_20250101000002_amount" = COALESCE("_retired_after_20250101000002_amount", CAST(amount * CASE unit WHEN 'kg' THEN 1000 ELSE 1 END AS BIGINT));
ALTER TABLE "item" RENAME COLUMN "amount" TO "_retired_20250101000002_amount";
ALTER TABLE "item" RENAME COLUMN "_retired_after_20250101000002_amount" TO "amount";
ALTER TABLE "item"
    ALTER COLUMN "amount" SET NOT NULL,
    ALTER COLUMN "_retired_20250101000002_amount" DROP NOT NULL;
