-- check: `first name` of `my table.x` is required and has no value
SELECT "id"
FROM "my table.x"
WHERE "first name" IS NULL;
-- rebuild `my table.x` (id, first name, 100%; DROP)
CREATE TABLE "_new_my table.x" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "first name" TEXT NOT NULL,
    "100%; DROP" INTEGER NOT NULL
);
INSERT INTO "_new_my table.x" ("id", "first name", "100%; DROP")
SELECT "id", "first name", "100%; DROP"
FROM "my table.x";
DROP TABLE "my table.x";
ALTER TABLE "_new_my table.x" RENAME TO "my table.x";
-- end of the rebuild
