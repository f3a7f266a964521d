-- check: `plan` of `customer` is required and has no value
SELECT "id"
FROM "customer"
WHERE CASE "plan" WHEN 'Test' THEN 'Trial' ELSE "plan" END IS NULL;
-- check: `plan` of `customer` is not one of Free, Trial, Paid
SELECT "id", "plan"
FROM (SELECT "id", CASE "plan" WHEN 'Test' THEN 'Trial' ELSE "plan" END AS "plan" FROM "customer") AS "customer"
WHERE "plan" NOT IN ('Free', 'Trial', 'Paid');
-- check: `plan` of `customer` refers to rows that `price` does not have
SELECT "id", "plan"
FROM (SELECT "id", CASE "plan" WHEN 'Test' THEN 'Trial' ELSE "plan" END AS "plan" FROM "customer") AS "customer"
WHERE "plan" IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM (SELECT CASE "plan" WHEN 'Test' THEN 'Trial' ELSE "plan" END AS "plan" FROM "price") AS "target" WHERE "target"."plan" = "customer"."plan");
-- check: `plan` of `price` is required and has no value
SELECT *
FROM "price"
WHERE CASE "plan" WHEN 'Test' THEN 'Trial' ELSE "plan" END IS NULL;
-- check: `plan` of `price` is not one of Free, Trial, Paid
SELECT "plan"
FROM (SELECT CASE "plan" WHEN 'Test' THEN 'Trial' ELSE "plan" END AS "plan" FROM "price") AS "price"
WHERE "plan" NOT IN ('Free', 'Trial', 'Paid');
-- check: `plan` occurs more than once in `price`
SELECT "plan", count(*) AS "rows"
FROM (SELECT CASE "plan" WHEN 'Test' THEN 'Trial' ELSE "plan" END AS "plan" FROM "price") AS "price"
GROUP BY "plan"
HAVING count(*) > 1;
-- rebuild `customer` (id, plan, _retired_20250101000002_plan)
CREATE TABLE "_new_customer" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "plan" TEXT NOT NULL CONSTRAINT "plan" CHECK ("plan" IN ('Free', 'Trial', 'Paid')),
    "_retired_after_20250101000002_plan" TEXT,
    CONSTRAINT "customer_plan_fkey" FOREIGN KEY ("plan") REFERENCES "price" ("plan")
);
INSERT INTO "_new_customer" ("id", "plan", "_retired_after_20250101000002_plan")
SELECT "id", CASE "plan" WHEN 'Test' THEN 'Trial' ELSE "plan" END, "plan"
FROM "customer";
DROP TABLE "customer";
ALTER TABLE "_new_customer" RENAME TO "customer";
CREATE INDEX "customer_plan_idx" ON "customer" ("plan");
-- end of the rebuild
-- rebuild `price` (plan, cents, _retired_20250101000002_plan)
CREATE TABLE "_new_price" (
    "plan" TEXT NOT NULL PRIMARY KEY CONSTRAINT "plan" CHECK ("plan" IN ('Free', 'Trial', 'Paid')),
    "cents" INTEGER NOT NULL,
    "_retired_after_20250101000002_plan" TEXT
);
INSERT INTO "_new_price" ("plan", "cents", "_retired_after_20250101000002_plan")
SELECT CASE "plan" WHEN 'Test' THEN 'Trial' ELSE "plan" END, "cents", "plan"
FROM "price";
DROP TABLE "price";
ALTER TABLE "_new_price" RENAME TO "price";
-- end of the rebuild
