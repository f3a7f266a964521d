-- check: `plan` of `price` is required and has no value
SELECT *
FROM "price"
WHERE CASE CAST("plan" AS TEXT) WHEN 'Trial' THEN 'Test' ELSE CAST("plan" AS TEXT) END IS NULL;
-- check: `plan` of `price` is not one of Free, Test, Paid
SELECT "plan"
FROM (SELECT CAST(CASE CAST("plan" AS TEXT) WHEN 'Trial' THEN 'Test' ELSE CAST("plan" AS TEXT) END AS TEXT) AS "plan" FROM "price") AS "price"
WHERE CAST("plan" AS TEXT) NOT IN ('Free', 'Test', 'Paid');
-- check: `plan` occurs more than once in `price`
SELECT "plan", count(*) AS "rows"
FROM (SELECT CAST(CASE CAST("plan" AS TEXT) WHEN 'Trial' THEN 'Test' ELSE CAST("plan" AS TEXT) END AS TEXT) AS "plan" FROM "price") AS "price"
GROUP BY "plan"
HAVING count(*) > 1;
-- check: `plan` of `customer` is required and has no value
SELECT "id"
FROM "customer"
WHERE CASE CAST("plan" AS TEXT) WHEN 'Trial' THEN 'Test' ELSE CAST("plan" AS TEXT) END IS NULL;
-- check: `plan` of `customer` is not one of Free, Test, Paid
SELECT "id", "plan"
FROM (SELECT "id", CAST(CASE CAST("plan" AS TEXT) WHEN 'Trial' THEN 'Test' ELSE CAST("plan" AS TEXT) END AS TEXT) AS "plan" FROM "customer") AS "customer"
WHERE CAST("plan" AS TEXT) NOT IN ('Free', 'Test', 'Paid');
-- check: `plan` of `customer` refers to rows that `price` does not have
SELECT "id", "plan"
FROM (SELECT "id", CAST(CASE CAST("plan" AS TEXT) WHEN 'Trial' THEN 'Test' ELSE CAST("plan" AS TEXT) END AS TEXT) AS "plan" FROM "customer") AS "customer"
WHERE "plan" IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM (SELECT CAST(CASE CAST("plan" AS TEXT) WHEN 'Trial' THEN 'Test' ELSE CAST("plan" AS TEXT) END AS TEXT) AS "plan" FROM "price") AS "target" WHERE CAST("target"."plan" AS TEXT) = CAST("customer"."plan" AS TEXT));
ALTER TABLE "customer" DROP CONSTRAINT "customer_plan_fkey";
ALTER TABLE "price" DROP CONSTRAINT "price_pkey";
DROP INDEX "customer_plan_idx";
ALTER TYPE "plan" RENAME TO "_migrator_old_plan";
CREATE TYPE "plan" AS ENUM ('Free', 'Test', 'Paid');
UPDATE "price" SET "_retired_after_20250101000002_plan" = CASE CAST("plan" AS TEXT) WHEN 'Trial' THEN 'Test' ELSE CAST("plan" AS TEXT) END;
ALTER TABLE "price" RENAME COLUMN "plan" TO "_retired_20250101000002_plan";
ALTER TABLE "price" RENAME COLUMN "_retired_after_20250101000002_plan" TO "plan";
ALTER TABLE "price"
    ALTER COLUMN "plan" TYPE "plan" USING CAST(CAST("plan" AS TEXT) AS "plan"),
    ALTER COLUMN "plan" SET NOT NULL,
    ALTER COLUMN "_retired_20250101000002_plan" DROP NOT NULL,
    ALTER COLUMN "_retired_20250101000002_plan" TYPE TEXT,
    ADD CONSTRAINT "price_pkey" PRIMARY KEY ("plan");
UPDATE "customer" SET "_retired_after_20250101000002_plan" = CASE CAST("plan" AS TEXT) WHEN 'Trial' THEN 'Test' ELSE CAST("plan" AS TEXT) END;
ALTER TABLE "customer" RENAME COLUMN "plan" TO "_retired_20250101000002_plan";
ALTER TABLE "customer" RENAME COLUMN "_retired_after_20250101000002_plan" TO "plan";
ALTER TABLE "customer"
    ALTER COLUMN "plan" TYPE "plan" USING CAST(CAST("plan" AS TEXT) AS "plan"),
    ALTER COLUMN "plan" SET NOT NULL,
    ALTER COLUMN "_retired_20250101000002_plan" DROP NOT NULL,
    ALTER COLUMN "_retired_20250101000002_plan" TYPE TEXT;
CREATE INDEX "customer_plan_idx" ON "customer" ("plan");
ALTER TABLE "customer" ADD CONSTRAINT "customer_plan_fkey" FOREIGN KEY ("plan") REFERENCES "price" ("plan");
DROP TYPE "_migrator_old_plan";
