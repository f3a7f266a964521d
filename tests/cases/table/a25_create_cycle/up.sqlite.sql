CREATE TABLE "egg" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "hen_id" INTEGER,
    CONSTRAINT "egg_hen_id_fkey" FOREIGN KEY ("hen_id") REFERENCES "hen" ("id")
);
CREATE TABLE "hen" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "egg_id" INTEGER,
    "name" TEXT NOT NULL,
    CONSTRAINT "hen_egg_id_fkey" FOREIGN KEY ("egg_id") REFERENCES "egg" ("id")
);
