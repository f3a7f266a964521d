ALTER TABLE "person" RENAME TO "user";
ALTER TABLE "user" RENAME COLUMN "full_name" TO "name";
-- rebuild `user` (id, name, age)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "age" INTEGER
);
INSERT INTO "_new_user" ("id", "name", "age")
SELECT "id", "name", "age"
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
-- end of the rebuild
