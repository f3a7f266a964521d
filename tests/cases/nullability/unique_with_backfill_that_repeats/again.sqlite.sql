-- check: `name` occurs more than once in `user`
SELECT "name", count(*) AS "rows"
FROM (SELECT COALESCE("name", "_retired_after_20250101000002_name", 'x') AS "name" FROM "user") AS "user"
GROUP BY "name"
HAVING count(*) > 1;
-- rebuild `user` (id, name, _retired_after_20250101000002_name)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "_retired_20250101000002_name" TEXT
);
INSERT INTO "_new_user" ("id", "name", "_retired_20250101000002_name")
SELECT "id", COALESCE("name", "_retired_after_20250101000002_name", 'x'), "name"
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
CREATE UNIQUE INDEX "user_name_key" ON "user" ("name");
-- end of the rebuild
