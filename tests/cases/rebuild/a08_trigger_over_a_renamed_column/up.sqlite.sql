ALTER TABLE "user" RENAME COLUMN "name" TO "full_name";
-- rebuild `user` (id, full_name, seen)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "full_name" TEXT NOT NULL,
    "seen" INTEGER
);
INSERT INTO "_new_user" ("id", "full_name", "seen")
SELECT "id", "full_name", "seen"
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
-- end of the rebuild
