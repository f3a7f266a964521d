ALTER TABLE "_retired_20250101000002_category" RENAME TO "category";
-- check: `parent_id` of `category` refers to rows that `category` does not have
SELECT "id", "parent_id"
FROM "category"
WHERE "parent_id" IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM "category" AS "target" WHERE "target"."id" = "category"."parent_id");
-- rebuild `category` (id, parent_id, name)
CREATE TABLE "_new_category" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "parent_id" INTEGER,
    "name" TEXT NOT NULL,
    CONSTRAINT "category_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "category" ("id") ON DELETE CASCADE
);
INSERT INTO "_new_category" ("id", "parent_id", "name")
SELECT "id", "parent_id", "name"
FROM "category";
DROP TABLE "category";
ALTER TABLE "_new_category" RENAME TO "category";
-- end of the rebuild
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
