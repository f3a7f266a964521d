ALTER TABLE "_retired_20250101000002_old_customer" RENAME TO "old_customer";
ALTER TABLE "old_customer" RENAME CONSTRAINT "_retired_20250101000002_old_customer_pkey" TO "old_customer_pkey";
CREATE TABLE "_retired_after_20250101000002_customer" (
    "id" BIGINT,
    "email" VARCHAR(100),
    "source" TEXT
);
INSERT INTO "_retired_after_20250101000002_customer" ("id", "email", "source")
SELECT "id", "email", "source"
FROM "customer"
WHERE EXISTS (
    SELECT 1
    FROM (
        SELECT number + 1000 AS id, mail AS email, 'old' AS source FROM old_customer
    ) AS "_migrator_from"
    WHERE "customer"."id" = "_migrator_from"."id"
);
DELETE FROM "customer"
WHERE EXISTS (
    SELECT 1
    FROM (
        SELECT number + 1000 AS id, mail AS email, 'old' AS source FROM old_customer
    ) AS "_migrator_from"
    WHERE "customer"."id" = "_migrator_from"."id"
);
ALTER TABLE "customer" RENAME COLUMN "_retired_20250101000002_fax" TO "fax";
ALTER TABLE "customer" ALTER COLUMN "source" DROP NOT NULL;
ALTER TABLE "customer" RENAME COLUMN "source" TO "_retired_20250101000002_source";
