-- rebuild `setting` (name)
CREATE TABLE "_new_setting" (
    "name" TEXT NOT NULL,
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT
);
INSERT INTO "_new_setting" ("name", "id")
SELECT "name", NULL
FROM "setting";
DROP TABLE "setting";
ALTER TABLE "_new_setting" RENAME TO "setting";
-- end of the rebuild
