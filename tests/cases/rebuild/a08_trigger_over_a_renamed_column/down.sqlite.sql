ALTER TABLE "user" RENAME COLUMN "full_name" TO "name";
-- check: `seen` of `user` is required and has no value
SELECT "id"
FROM "user"
WHERE "seen" IS NULL;
-- rebuild `user` (id, name, seen)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "seen" INTEGER NOT NULL
);
INSERT INTO "_new_user" ("id", "name", "seen")
SELECT "id", "name", "seen"
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
-- end of the rebuild
