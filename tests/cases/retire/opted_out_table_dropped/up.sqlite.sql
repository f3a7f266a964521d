DROP TABLE "child";
DROP TABLE "parent";
-- rebuild `kept` (id, user_id)
CREATE TABLE "_new_kept" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "user_id" INTEGER NOT NULL
);
INSERT INTO "_new_kept" ("id", "user_id")
SELECT "id", "user_id"
FROM "kept";
DROP TABLE "kept";
ALTER TABLE "_new_kept" RENAME TO "kept";
-- end of the rebuild
ALTER TABLE "kept" RENAME TO "_retired_20250101000002_kept";
