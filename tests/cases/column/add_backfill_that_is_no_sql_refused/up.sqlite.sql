-- check: `code` of `user` is required and has no value
SELECT "id"
FROM "user"
WHERE nonsense(name) IS NULL;
-- rebuild `user` (id, name)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "code" TEXT NOT NULL
);
INSERT INTO "_new_user" ("id", "name", "code")
SELECT "id", "name", nonsense(name)
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
-- end of the rebuild
