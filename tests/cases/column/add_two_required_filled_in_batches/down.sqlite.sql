-- rebuild `user` (id, name, shout, rank)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "shout" TEXT,
    "rank" INTEGER
);
INSERT INTO "_new_user" ("id", "name", "shout", "rank")
SELECT "id", "name", "shout", "rank"
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
-- end of the rebuild
ALTER TABLE "user" RENAME COLUMN "rank" TO "_retired_20250101000002_rank";
ALTER TABLE "user" RENAME COLUMN "shout" TO "_retired_20250101000002_shout";
