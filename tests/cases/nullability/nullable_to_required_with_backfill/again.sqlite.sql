-- check: `name` of `user` is required and has no value
SELECT "id"
FROM "user"
WHERE COALESCE("name", "_retired_after_20250101000002_name", 'user ' || id) IS NULL;
-- rebuild `user` (id, name, _retired_after_20250101000002_name)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "_retired_20250101000002_name" TEXT
);
INSERT INTO "_new_user" ("id", "name", "_retired_20250101000002_name")
SELECT "id", COALESCE("name", "_retired_after_20250101000002_name", 'user ' || id), "name"
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
-- end of the rebuild
