CREATE TABLE "category" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "parent_id" INTEGER,
    "name" TEXT NOT NULL,
    CONSTRAINT "category_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "category" ("id") ON DELETE CASCADE
);
-- rebuild `old` (id, parent_id)
CREATE TABLE "_new_old" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "parent_id" INTEGER
);
INSERT INTO "_new_old" ("id", "parent_id")
SELECT "id", "parent_id"
FROM "old";
DROP TABLE "old";
ALTER TABLE "_new_old" RENAME TO "old";
-- end of the rebuild
ALTER TABLE "old" RENAME TO "_retired_20250101000002_old";
