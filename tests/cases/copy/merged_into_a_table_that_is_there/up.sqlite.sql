-- check: `id` of `customer` does not fit int64
SELECT *
FROM (
    SELECT number + 1000 AS id, mail AS email, 'old' AS source FROM old_customer
) AS "_migrator_from"
WHERE "id" IS NOT NULL AND ("id" = CAST("id" AS INTEGER)) IS NOT TRUE;
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
-- rebuild `customer` (id, email, fax)
CREATE TABLE "_new_customer" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "email" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "fax" INTEGER
);
INSERT INTO "_new_customer" ("id", "email", "source", "fax")
SELECT "id", "email", 'own', "fax"
FROM "customer";
DROP TABLE "customer";
ALTER TABLE "_new_customer" RENAME TO "customer";
CREATE UNIQUE INDEX "customer_email_key" ON "customer" ("email");
-- end of the rebuild
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
ALTER TABLE "old_customer" RENAME TO "_retired_20250101000002_old_customer";
