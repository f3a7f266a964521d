-- rebuild `user` (id, a, b)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "a" INTEGER,
    "b" TEXT
) STRICT;
INSERT INTO "_new_user" ("id", "a", "b")
SELECT "id", "a", "b"
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
-- end of the rebuild
ALTER TABLE "user" RENAME COLUMN "a" TO "_retired_20250101000002_a";
ALTER TABLE "user" RENAME COLUMN "b" TO "_retired_20250101000002_b";
