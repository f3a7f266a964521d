DROP INDEX "user_a_idx";
DROP INDEX "user_b_a_idx";
-- rebuild `user` (id, a, b)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "b" INTEGER NOT NULL,
    "a" TEXT
);
INSERT INTO "_new_user" ("id", "b", "a")
SELECT "id", "b", "a"
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
-- end of the rebuild
ALTER TABLE "user" RENAME COLUMN "a" TO "_retired_20250101000002_a";
