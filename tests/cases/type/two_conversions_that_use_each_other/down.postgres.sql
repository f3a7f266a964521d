-- check: `a` of `item` is required and has no value
SELECT "id"
FROM "item"
WHERE "_retired_20250101000002_a" IS NULL;
-- check: `b` of `item` is required and has no value
SELECT "id"
FROM "item"
WHERE "_retired_20250101000002_b" IS NULL;
ALTER TABLE "item" RENAME COLUMN "b" TO "_retired_after_20250101000002_b";
ALTER TABLE "item" RENAME COLUMN "_retired_20250101000002_b" TO "b";
ALTER TABLE "item" RENAME COLUMN "a" TO "_retired_after_20250101000002_a";
ALTER TABLE "item" RENAME COLUMN "_retired_20250101000002_a" TO "a";
ALTER TABLE "item"
    ALTER COLUMN "a" SET NOT NULL,
    ALTER COLUMN "b" SET NOT NULL,
    ALTER COLUMN "_retired_after_20250101000002_b" DROP NOT NULL,
    ALTER COLUMN "_retired_after_20250101000002_a" DROP NOT NULL;
