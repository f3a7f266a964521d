ALTER TABLE "user" RENAME COLUMN "_retired_20250101000002_b" TO "b";
ALTER TABLE "user" RENAME COLUMN "_retired_20250101000002_a" TO "a";
-- check: `b` of `user` is required and has no value
SELECT "id"
FROM "user"
WHERE "b" IS NULL;
-- check: `a` of `user` is required and has no value
SELECT "id"
FROM "user"
WHERE "a" IS NULL;
-- rebuild `user` (id, a, b)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "b" TEXT NOT NULL,
    "a" INTEGER NOT NULL
) STRICT;
INSERT INTO "_new_user" ("id", "b", "a")
SELECT "id", "b", "a"
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
-- end of the rebuild
