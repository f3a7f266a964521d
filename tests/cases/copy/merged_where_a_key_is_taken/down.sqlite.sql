ALTER TABLE "_retired_20250101000002_old_customer" RENAME TO "old_customer";
CREATE TABLE "_retired_after_20250101000002_customer" (
    "id" INTEGER,
    "name" TEXT
);
INSERT INTO "_retired_after_20250101000002_customer" ("id", "name")
SELECT "id", "name"
FROM "customer"
WHERE EXISTS (
    SELECT 1
    FROM (
        SELECT id, name FROM old_customer
    ) AS "_migrator_from"
    WHERE "customer"."id" = "_migrator_from"."id"
);
DELETE FROM "customer"
WHERE EXISTS (
    SELECT 1
    FROM (
        SELECT id, name FROM old_customer
    ) AS "_migrator_from"
    WHERE "customer"."id" = "_migrator_from"."id"
);
