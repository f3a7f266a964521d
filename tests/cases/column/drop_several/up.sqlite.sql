-- rebuild `user` (id, first, middle, last)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "first" TEXT,
    "middle" INTEGER,
    "last" DATE
);
INSERT INTO "_new_user" ("id", "first", "middle", "last")
SELECT "id", "first", "middle", "last"
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
-- end of the rebuild
ALTER TABLE "user" RENAME COLUMN "first" TO "_retired_20250101000002_first";
ALTER TABLE "user" RENAME COLUMN "middle" TO "_retired_20250101000002_middle";
ALTER TABLE "user" RENAME COLUMN "last" TO "_retired_20250101000002_last";
