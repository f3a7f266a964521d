-- check: rows of `item` fail the check `odd`
SELECT "id", "price", "name"
FROM "item"
WHERE NOT (name <> 'it''s "not"' AND
 (price << 1) | 1 <> 0 AND name NOT LIKE '%(%' -- a comment
);
-- rebuild `item` (id, price, low, high, name)
CREATE TABLE "_new_item" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "price" INTEGER NOT NULL,
    "low" INTEGER NOT NULL,
    "high" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    CONSTRAINT "odd" CHECK (name <> 'it''s "not"' AND
 (price << 1) | 1 <> 0 AND name NOT LIKE '%(%' -- a comment
)
);
INSERT INTO "_new_item" ("id", "price", "low", "high", "name")
SELECT "id", "price", "low", "high", "name"
FROM "item";
DROP TABLE "item";
ALTER TABLE "_new_item" RENAME TO "item";
-- end of the rebuild
