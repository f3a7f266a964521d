-- check: `id` of `customer` does not fit int64
SELECT *
FROM (
    SELECT number + 1000 AS id, mail AS email, 'old' AS source FROM old_customer
) AS "_migrator_from"
WHERE "id" IS NOT NULL AND (round(CAST("id" AS NUMERIC)) BETWEEN -9223372036854775808 AND 9223372036854775807) IS NOT TRUE;
-- check: `email` of `customer` is required and has no value
SELECT *
FROM (
    SELECT number + 1000 AS id, mail AS email, 'old' AS source FROM old_customer
) AS "_migrator_from"
WHERE "email" IS NULL;
-- check: `source` of `customer` is required and has no value
SELECT *
FROM (
    SELECT number + 1000 AS id, mail AS email, 'old' AS source FROM old_customer
) AS "_migrator_from"
WHERE "source" IS NULL;
-- check: `id` occurs more than once in `customer`
SELECT "id", count(*) AS "rows"
FROM (
    SELECT number + 1000 AS id, mail AS email, 'old' AS source FROM old_customer
) AS "_migrator_from"
WHERE "id" IS NOT NULL
GROUP BY "id"
HAVING count(*) > 1;
-- check: `email` occurs more than once in `customer`
SELECT "email", count(*) AS "rows"
FROM (
    SELECT number + 1000 AS id, mail AS email, 'old' AS source FROM old_customer
) AS "_migrator_from"
WHERE "email" IS NOT NULL
GROUP BY "email"
HAVING count(*) > 1;
ALTER TABLE "customer" ADD COLUMN "source" TEXT;
UPDATE "customer" SET "source" = 'own';
ALTER TABLE "customer" ALTER COLUMN "source" SET NOT NULL;
ALTER TABLE "customer" RENAME COLUMN "fax" TO "_retired_20250101000002_fax";
-- check: rows to be copied into `customer` have the `id` of rows that are there
SELECT *
FROM (
    SELECT number + 1000 AS id, mail AS email, 'old' AS source FROM old_customer
) AS "_migrator_from"
WHERE EXISTS (SELECT 1 FROM "customer" WHERE "customer"."id" = "_migrator_from"."id");
-- check: rows to be copied into `customer` have the `email` of rows that are there
SELECT *
FROM (
    SELECT number + 1000 AS id, mail AS email, 'old' AS source FROM old_customer
) AS "_migrator_from"
WHERE EXISTS (SELECT 1 FROM "customer" WHERE "customer"."email" = "_migrator_from"."email");
INSERT INTO "customer" ("id", "email", "source")
SELECT "id", "email", "source"
FROM (
    SELECT number + 1000 AS id, mail AS email, 'old' AS source FROM old_customer
) AS "_migrator_from";
SELECT setval(pg_get_serial_sequence('"customer"', 'id'), GREATEST(nextval(pg_get_serial_sequence('"customer"', 'id')), max("id"))) FROM "customer";
ALTER TABLE "old_customer" RENAME TO "_retired_20250101000002_old_customer";
ALTER TABLE "_retired_20250101000002_old_customer" RENAME CONSTRAINT "old_customer_pkey" TO "_retired_20250101000002_old_customer_pkey";
