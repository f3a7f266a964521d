-- rebuild `user` (id, z, a, m)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "a" INTEGER,
    "z" TEXT,
    "m" BOOLEAN
);
INSERT INTO "_new_user" ("id", "a", "z", "m")
SELECT "id", "a", "z", "m"
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
-- end of the rebuild
ALTER TABLE "user" RENAME COLUMN "z" TO "_retired_20250101000002_z";
ALTER TABLE "user" RENAME COLUMN "m" TO "_retired_20250101000002_m";
