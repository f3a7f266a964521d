-- check: rows of `item` that were kept aside have the `code` of rows that are there
SELECT "kept"."code"
FROM "_retired_20250101000002_item_pkey" AS "kept"
WHERE EXISTS (SELECT 1 FROM "item" WHERE "item"."code" = "kept"."code");
-- rebuild `item` (name, code)
CREATE TABLE "_new_item" (
    "name" TEXT NOT NULL,
    "code" INTEGER NOT NULL
);
INSERT INTO "_new_item" ("name", "code")
SELECT "name", "code"
FROM "item";
DROP TABLE "item";
ALTER TABLE "_new_item" RENAME TO "item";
CREATE UNIQUE INDEX "item_code_key" ON "item" ("code");
-- end of the rebuild
INSERT INTO "item" ("name", "code")
SELECT "name", "code"
FROM "_retired_20250101000002_item_pkey";
DELETE FROM "_retired_20250101000002_item_pkey";
