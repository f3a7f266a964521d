ALTER TABLE "user" RENAME COLUMN "_retired_20250101000002_m" TO "m";
ALTER TABLE "user" RENAME COLUMN "_retired_20250101000002_z" TO "z";
-- check: `a` of `user` is required and has no value
SELECT "id"
FROM "user"
WHERE "a" IS NULL;
-- check: `z` of `user` is required and has no value
SELECT "id"
FROM "user"
WHERE "z" IS NULL;
-- rebuild `user` (id, a, z, m)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "a" INTEGER NOT NULL,
    "m" BOOLEAN,
    "z" TEXT NOT NULL
);
INSERT INTO "_new_user" ("id", "a", "m", "z")
SELECT "id", "a", "m", "z"
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
-- end of the rebuild
