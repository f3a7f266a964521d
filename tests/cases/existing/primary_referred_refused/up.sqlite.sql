-- check: rows of `item` that are to be kept aside are referred to by `item` of `sale`
SELECT *
FROM "item"
WHERE "rowid" IN (
    SELECT "rowid"
    FROM (
        SELECT "rowid" AS "rowid", row_number() OVER (PARTITION BY "name" ORDER BY "code", "name", "rowid") AS "_migrator_place"
        FROM "item"
    ) AS "numbered"
    WHERE "_migrator_place" > 1
)
    AND EXISTS (SELECT 1 FROM "sale" AS "other" WHERE "other"."item" = "item"."code");
CREATE TABLE "_retired_20250101000002_item_pkey" (
    "name" TEXT NOT NULL,
    "code" INTEGER NOT NULL
);
INSERT INTO "_retired_20250101000002_item_pkey" ("name", "code")
SELECT "name", "code"
FROM "item"
WHERE "rowid" IN (
    SELECT "rowid"
    FROM (
        SELECT "rowid" AS "rowid", row_number() OVER (PARTITION BY "name" ORDER BY "code", "name", "rowid") AS "_migrator_place"
        FROM "item"
    ) AS "numbered"
    WHERE "_migrator_place" > 1
);
DELETE FROM "item"
WHERE "rowid" IN (
    SELECT "rowid"
    FROM (
        SELECT "rowid" AS "rowid", row_number() OVER (PARTITION BY "name" ORDER BY "code", "name", "rowid") AS "_migrator_place"
        FROM "item"
    ) AS "numbered"
    WHERE "_migrator_place" > 1
);
-- check: `name` occurs more than once in `item`
SELECT "name", count(*) AS "rows"
FROM "item"
GROUP BY "name"
HAVING count(*) > 1;
-- rebuild `item` (name, code)
CREATE TABLE "_new_item" (
    "name" TEXT NOT NULL PRIMARY KEY,
    "code" INTEGER NOT NULL
);
INSERT INTO "_new_item" ("name", "code")
SELECT "name", "code"
FROM "item";
DROP TABLE "item";
ALTER TABLE "_new_item" RENAME TO "item";
CREATE UNIQUE INDEX "item_code_key" ON "item" ("code");
-- end of the rebuild
