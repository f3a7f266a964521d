-- check: rows of `item` fail the check `item_n_check`
SELECT "id", "n"
FROM "item"
WHERE NOT (n > 0);
-- rebuild `item` (id, n)
CREATE TABLE "_new_item" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "n" INTEGER,
    CONSTRAINT "item_n_check" CHECK (n > 0)
);
INSERT INTO "_new_item" ("id", "n")
SELECT "id", "n"
FROM "item";
DROP TABLE "item";
ALTER TABLE "_new_item" RENAME TO "item";
-- end of the rebuild
