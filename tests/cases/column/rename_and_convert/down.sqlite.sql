ALTER TABLE "user" RENAME COLUMN "year" TO "born";
-- check: `born` of `user` is required and has no value
SELECT "id"
FROM "user"
WHERE "_retired_20250101000002_born" IS NULL;
-- rebuild `user` (id, born, _retired_20250101000002_born)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "born" TEXT NOT NULL,
    "_retired_after_20250101000002_year" INTEGER
);
INSERT INTO "_new_user" ("id", "born", "_retired_after_20250101000002_year")
SELECT "id", "_retired_20250101000002_born", "born"
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
-- end of the rebuild
