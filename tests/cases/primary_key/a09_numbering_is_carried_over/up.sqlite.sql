-- check: `name` of `user` is required and has no value
SELECT "id"
FROM "user"
WHERE "name" IS NULL;
-- rebuild `user` (id, name)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "x" INTEGER
);
INSERT INTO "_new_user" ("id", "name", "x")
SELECT "id", "name", NULL
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
-- end of the rebuild
