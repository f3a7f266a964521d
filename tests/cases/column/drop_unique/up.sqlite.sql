DROP INDEX "user_a_key";
-- rebuild `user` (id, a)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "a" TEXT
);
INSERT INTO "_new_user" ("id", "a")
SELECT "id", "a"
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
-- end of the rebuild
ALTER TABLE "user" RENAME COLUMN "a" TO "_retired_20250101000002_a";
