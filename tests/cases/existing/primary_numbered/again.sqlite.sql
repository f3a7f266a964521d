ALTER TABLE "setting" RENAME COLUMN "_retired_20250101000002_id" TO "id";
-- rebuild `setting` (name, id)
CREATE TABLE "_new_setting" (
    "name" TEXT NOT NULL,
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT
);
INSERT INTO "_new_setting" ("name", "id")
SELECT "name", "id"
FROM "setting"
ORDER BY "id" IS NULL;
DROP TABLE "setting";
ALTER TABLE "_new_setting" RENAME TO "setting";
-- end of the rebuild
