ALTER TABLE "item" RENAME COLUMN "new" TO "old";
-- rebuild `item` (id, old, value, _retired_20250101000002_value)
CREATE TABLE "_new_item" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "old" INTEGER NOT NULL,
    "value" INTEGER,
    "_retired_after_20250101000002_value" INTEGER
);
INSERT INTO "_new_item" (
    "id",
    "old",
    "value",
    "_retired_after_20250101000002_value"
)
SELECT
    "id",
    "old",
    CASE WHEN "_retired_20250101000002_value" IS NULL AND "value" IS (old * 2) THEN NULL ELSE "value" END,
    "value"
FROM "item";
DROP TABLE "item";
ALTER TABLE "_new_item" RENAME TO "item";
-- end of the rebuild
