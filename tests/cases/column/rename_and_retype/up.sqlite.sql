ALTER TABLE "user" RENAME COLUMN "age" TO "years";
-- rebuild `user` (id, years)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "years" TEXT NOT NULL
);
INSERT INTO "_new_user" ("id", "years")
SELECT "id", CAST("years" AS TEXT)
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
-- end of the rebuild
