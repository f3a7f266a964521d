-- check: rows of `my table.x` fail the check `x_100%; DROP_check`
SELECT "id", "100%; DROP"
FROM "my table.x"
WHERE NOT ("100%; DROP" <> -1);
-- rebuild `my table.x` (id, first name, 100%; DROP)
CREATE TABLE "_new_my table.x" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "first name" TEXT,
    "100%; DROP" INTEGER NOT NULL,
    CONSTRAINT "x_100%; DROP_check" CHECK ("100%; DROP" <> -1)
);
INSERT INTO "_new_my table.x" ("id", "first name", "100%; DROP")
SELECT "id", "first name", "100%; DROP"
FROM "my table.x";
DROP TABLE "my table.x";
ALTER TABLE "_new_my table.x" RENAME TO "my table.x";
-- end of the rebuild
