ALTER TABLE "_retired_20250101000002_old_customer" RENAME TO "old_customer";
CREATE TABLE "_retired_after_20250101000002_customer" (
    "id" INTEGER,
    "email" TEXT,
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
-- rebuild `customer` (id, email, source, fax)
CREATE TABLE "_new_customer" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "email" TEXT NOT NULL,
    "fax" INTEGER,
    "source" TEXT
);
INSERT INTO "_new_customer" ("id", "email", "fax", "source")
SELECT "id", "email", "fax", "source"
FROM "customer";
DROP TABLE "customer";
ALTER TABLE "_new_customer" RENAME TO "customer";
CREATE UNIQUE INDEX "customer_email_key" ON "customer" ("email");
-- end of the rebuild
ALTER TABLE "customer" RENAME COLUMN "source" TO "_retired_20250101000002_source";
