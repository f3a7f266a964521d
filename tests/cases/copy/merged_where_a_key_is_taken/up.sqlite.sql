-- check: `id` of `customer` is required and has no value
SELECT *
FROM (
    SELECT id, name FROM old_customer
) AS "_migrator_from"
WHERE "id" IS NULL;
-- check: `name` of `customer` is required and has no value
SELECT *
FROM (
    SELECT id, name FROM old_customer
) AS "_migrator_from"
WHERE "name" IS NULL;
-- check: `id` occurs more than once in `customer`
SELECT "id", count(*) AS "rows"
FROM (
    SELECT id, name FROM old_customer
) AS "_migrator_from"
WHERE "id" IS NOT NULL
GROUP BY "id"
HAVING count(*) > 1;
-- check: rows to be copied into `customer` have the `id` of rows that are there
SELECT *
FROM (
    SELECT id, name FROM old_customer
) AS "_migrator_from"
WHERE EXISTS (SELECT 1 FROM "customer" WHERE "customer"."id" = "_migrator_from"."id");
INSERT INTO "customer" ("id", "name")
SELECT "id", "name"
FROM (
    SELECT id, name FROM old_customer
) AS "_migrator_from";
ALTER TABLE "old_customer" RENAME TO "_retired_20250101000002_old_customer";
