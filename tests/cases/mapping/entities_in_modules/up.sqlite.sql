CREATE TABLE "person" (
    "id" INTEGER NOT NULL PRIMARY KEY
);
CREATE TABLE "order" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "person_id" INTEGER NOT NULL,
    CONSTRAINT "order_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person" ("id")
);
