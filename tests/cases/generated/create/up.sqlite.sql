CREATE TABLE "item" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "price" INTEGER NOT NULL,
    "amount" INTEGER,
    "total" INTEGER GENERATED ALWAYS AS (price * amount) STORED,
    "shout" TEXT NOT NULL COLLATE "nocase" GENERATED ALWAYS AS (upper(name) || ')') VIRTUAL,
    "name" TEXT NOT NULL
);
CREATE UNIQUE INDEX "item_shout_key" ON "item" ("shout");
