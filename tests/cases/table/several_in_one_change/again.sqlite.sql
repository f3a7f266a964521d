ALTER TABLE "_retired_20250101000002_d" RENAME TO "d";
ALTER TABLE "_retired_20250101000002_c" RENAME TO "c";
ALTER TABLE "_retired_20250101000002_e" RENAME TO "e";
ALTER TABLE "a" RENAME COLUMN "_retired_20250101000002_note" TO "note";
-- check: `a_id` of `d` refers to rows that `a` does not have
SELECT "id", "a_id"
FROM "d"
WHERE "a_id" IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM "a" AS "target" WHERE "target"."id" = "d"."a_id");
-- check: `d_id` of `c` refers to rows that `d` does not have
SELECT "id", "d_id"
FROM "c"
WHERE "d_id" IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM "d" AS "target" WHERE "target"."id" = "c"."d_id");
-- check: `c_id` of `e` refers to rows that `c` does not have
SELECT "id", "c_id"
FROM "e"
WHERE "c_id" IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM "c" AS "target" WHERE "target"."id" = "e"."c_id");
-- rebuild `d` (id, a_id, x, z, w)
CREATE TABLE "_new_d" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "a_id" INTEGER NOT NULL,
    "x" REAL NOT NULL,
    "z" BOOLEAN,
    "w" BOOLEAN,
    CONSTRAINT "d_a_id_fkey" FOREIGN KEY ("a_id") REFERENCES "a" ("id")
);
INSERT INTO "_new_d" ("id", "a_id", "x", "z", "w")
SELECT "id", "a_id", "x", "z", "w"
FROM "d";
DROP TABLE "d";
ALTER TABLE "_new_d" RENAME TO "d";
-- end of the rebuild
-- rebuild `c` (id, d_id)
CREATE TABLE "_new_c" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "d_id" INTEGER NOT NULL,
    CONSTRAINT "c_d_id_fkey" FOREIGN KEY ("d_id") REFERENCES "d" ("id")
);
INSERT INTO "_new_c" ("id", "d_id")
SELECT "id", "d_id"
FROM "c";
DROP TABLE "c";
ALTER TABLE "_new_c" RENAME TO "c";
-- end of the rebuild
-- rebuild `e` (id, c_id, y)
CREATE TABLE "_new_e" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "c_id" INTEGER NOT NULL,
    "y" BOOLEAN NOT NULL,
    CONSTRAINT "e_c_id_fkey" FOREIGN KEY ("c_id") REFERENCES "c" ("id")
);
INSERT INTO "_new_e" ("id", "c_id", "y")
SELECT "id", "c_id", "y"
FROM "e";
DROP TABLE "e";
ALTER TABLE "_new_e" RENAME TO "e";
-- end of the rebuild
-- rebuild `b` (id, a_id)
CREATE TABLE "_new_b" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "a_id" INTEGER NOT NULL
);
INSERT INTO "_new_b" ("id", "a_id")
SELECT "id", "a_id"
FROM "b";
DROP TABLE "b";
ALTER TABLE "_new_b" RENAME TO "b";
-- end of the rebuild
ALTER TABLE "b" RENAME TO "_retired_20250101000002_b";
