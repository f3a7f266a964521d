CREATE TABLE "d" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "a_id" INTEGER NOT NULL,
    "x" REAL NOT NULL,
    "z" BOOLEAN,
    "w" BOOLEAN,
    CONSTRAINT "d_a_id_fkey" FOREIGN KEY ("a_id") REFERENCES "a" ("id")
);
CREATE TABLE "c" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "d_id" INTEGER NOT NULL,
    CONSTRAINT "c_d_id_fkey" FOREIGN KEY ("d_id") REFERENCES "d" ("id")
);
CREATE TABLE "e" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "c_id" INTEGER NOT NULL,
    "y" BOOLEAN NOT NULL,
    CONSTRAINT "e_c_id_fkey" FOREIGN KEY ("c_id") REFERENCES "c" ("id")
);
ALTER TABLE "a" ADD COLUMN "note" TEXT;
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
