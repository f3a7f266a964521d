DROP INDEX "account_name_key";
ALTER TABLE "account" RENAME TO "person";
CREATE UNIQUE INDEX "person_name_key" ON "person" ("name");
CREATE TABLE "account" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "owner_id" INTEGER NOT NULL,
    CONSTRAINT "account_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "person" ("id")
);
CREATE UNIQUE INDEX "account_name_key" ON "account" ("name");
