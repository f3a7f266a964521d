-- rebuild `user` (id, first, middle, last)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "middle" INTEGER,
    "last" DATE NOT NULL,
    "first" TEXT
);
INSERT INTO "_new_user" ("id", "middle", "last", "first")
SELECT "id", "middle", "last", "first"
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
-- end of the rebuild
ALTER TABLE "user" RENAME COLUMN "first" TO "_retired_20250101000002_first";
