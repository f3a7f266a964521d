-- rebuild `setting` (name, id)
CREATE TABLE "_new_setting" (
    "name" TEXT NOT NULL,
    "id" INTEGER
);
INSERT INTO "_new_setting" ("name", "id")
SELECT "name", "id"
FROM "setting";
DROP TABLE "setting";
ALTER TABLE "_new_setting" RENAME TO "setting";
-- end of the rebuild
ALTER TABLE "setting" RENAME COLUMN "id" TO "_retired_20250101000002_id";
