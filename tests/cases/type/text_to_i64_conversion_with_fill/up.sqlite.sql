-- rebuild `item` (id, value)
CREATE TABLE "_new_item" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "value" INTEGER,
    "_retired_20250101000002_value" TEXT
);
INSERT INTO "_new_item" ("id", "value", "_retired_20250101000002_value")
SELECT "id", nullif(CAST(value AS INTEGER), 0), "value"
FROM "item";
DROP TABLE "item";
ALTER TABLE "_new_item" RENAME TO "item";
-- end of the rebuild
