ALTER TABLE "_retired_20250101000002_b" RENAME TO "b";
-- check: `a_id` of `b` refers to rows that `a` does not have
SELECT "id", "a_id"
FROM "b"
WHERE "a_id" IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM "a" AS "target" WHERE "target"."id" = "b"."a_id");
-- rebuild `b` (id, a_id)
CREATE TABLE "_new_b" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "a_id" INTEGER NOT NULL,
    CONSTRAINT "b_a_id_fkey" FOREIGN KEY ("a_id") REFERENCES "a" ("id")
);
INSERT INTO "_new_b" ("id", "a_id")
SELECT "id", "a_id"
FROM "b";
DROP TABLE "b";
ALTER TABLE "_new_b" RENAME TO "b";
-- end of the rebuild
-- rebuild `e` (id, c_id, y)
CREATE TABLE "_new_e" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "c_id" INTEGER NOT NULL,
    "y" BOOLEAN NOT NULL
);
INSERT INTO "_new_e" ("id", "c_id", "y")
SELECT "id", "c_id", "y"
FROM "e";
DROP TABLE "e";
ALTER TABLE "_new_e" RENAME TO "e";
-- end of the rebuild
-- rebuild `c` (id, d_id)
CREATE TABLE "_new_c" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "d_id" INTEGER NOT NULL
);
INSERT INTO "_new_c" ("id", "d_id")
SELECT "id", "d_id"
FROM "c";
DROP TABLE "c";
ALTER TABLE "_new_c" RENAME TO "c";
-- end of the rebuild
-- rebuild `d` (id, a_id, x, z, w)
CREATE TABLE "_new_d" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "a_id" INTEGER NOT NULL,
    "x" REAL NOT NULL,
    "z" BOOLEAN,
    "w" BOOLEAN
);
INSERT INTO "_new_d" ("id", "a_id", "x", "z", "w")
SELECT "id", "a_id", "x", "z", "w"
FROM "d";
DROP TABLE "d";
ALTER TABLE "_new_d" RENAME TO "d";
-- end of the rebuild
ALTER TABLE "a" RENAME COLUMN "note" TO "_retired_20250101000002_note";
ALTER TABLE "e" RENAME TO "_retired_20250101000002_e";
ALTER TABLE "c" RENAME TO "_retired_20250101000002_c";
ALTER TABLE "d" RENAME TO "_retired_20250101000002_d";
