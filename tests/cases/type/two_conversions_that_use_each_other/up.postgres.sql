-- check: `a` of `item` is required and has no value
SELECT "id"
FROM "item"
WHERE CAST(b + 1 AS BIGINT) IS NULL;
-- check: `b` of `item` is required and has no value
SELECT "id"
FROM "item"
WHERE CAST(a || '!' AS TEXT) IS NULL;
ALTER TABLE "item"
    ADD COLUMN "_migrator_a" BIGINT,
    ADD COLUMN "_migrator_b" TEXT;
UPDATE "item" SET
    "_migrator_a" = CAST(b + 1 AS BIGINT),
    "_migrator_b" = CAST(a || '!' AS TEXT);
ALTER TABLE "item" RENAME COLUMN "a" TO "_retired_20250101000002_a";
ALTER TABLE "item" RENAME COLUMN "_migrator_a" TO "a";
ALTER TABLE "item" RENAME COLUMN "b" TO "_retired_20250101000002_b";
ALTER TABLE "item" RENAME COLUMN "_migrator_b" TO "b";
ALTER TABLE "item"
    ALTER COLUMN "a" SET NOT NULL,
    ALTER COLUMN "b" SET NOT NULL,
    ALTER COLUMN "_retired_20250101000002_a" DROP NOT NULL,
    ALTER COLUMN "_retired_20250101000002_b" DROP NOT NULL;
