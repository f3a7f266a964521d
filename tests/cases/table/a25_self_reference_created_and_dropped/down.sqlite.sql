ALTER TABLE "_retired_20250101000002_old" RENAME TO "old";
-- check: `parent_id` of `old` refers to rows that `old` does not have
SELECT "id", "parent_id"
FROM "old"
WHERE "parent_id" IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM "old" AS "target" WHERE "target"."id" = "old"."parent_id");
-- rebuild `old` (id, parent_id)
CREATE TABLE "_new_old" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "parent_id" INTEGER,
    CONSTRAINT "old_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "old" ("id")
);
INSERT INTO "_new_old" ("id", "parent_id")
SELECT "id", "parent_id"
FROM "old";
DROP TABLE "old";
ALTER TABLE "_new_old" RENAME TO "old";
-- end of the rebuild
-- rebuild `category` (id, parent_id, name)
CREATE TABLE "_new_category" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "parent_id" INTEGER,
    "name" TEXT NOT NULL
);
INSERT INTO "_new_category" ("id", "parent_id", "name")
SELECT "id", "parent_id", "name"
FROM "category";
DROP TABLE "category";
ALTER TABLE "_new_category" RENAME TO "category";
-- end of the rebuild
ALTER TABLE "category" RENAME TO "_retired_20250101000002_category";
