-- check: `name` of `user` is required and has no value
SELECT "id"
FROM "user"
WHERE COALESCE("name", nick) IS NULL;
-- rebuild `user` (id, name, nick)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "nick" TEXT,
    "_retired_20250101000002_name" TEXT
);
INSERT INTO "_new_user" ("id", "name", "nick", "_retired_20250101000002_name")
SELECT "id", COALESCE("name", nick), "nick", "name"
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
-- end of the rebuild
