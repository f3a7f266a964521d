-- check: `shout` of `user` is required and has no value
SELECT "id"
FROM "user"
WHERE upper(name) IS NULL;
-- rebuild `user` (id, name, city)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "city" TEXT,
    "shout" TEXT NOT NULL
);
INSERT INTO "_new_user" ("id", "name", "city", "shout")
SELECT "id", "name", "city", upper(name)
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
-- end of the rebuild
