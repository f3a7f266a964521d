-- check: `amount` of `item` is required and has no value
SELECT "id"
FROM "item"
WHERE CAST(amount * CASE unit WHEN 'kg' THEN 1000 ELSE 1 END AS BIGINT) IS NULL;
ALTER TABLE "item" ADD COLUMN "_migrator_amount" BIGINT;
UPDATE "item" SET "_migrator_amount" = CAST(amount * CASE unit WHEN 'kg' THEN 1000 ELSE 1 END AS BIGINT);
ALTER TABLE "item" RENAME COLUMN "amount" TO "_retired_20250101000002_amount";
ALTER TABLE "item" RENAME COLUMN "_migrator_amount" TO "amount";
ALTER TABLE "item"
    ALTER COLUMN "amount" SET NOT NULL,
    ALTER COLUMN "_retired_20250101000002_amount" DROP NOT NULL;
