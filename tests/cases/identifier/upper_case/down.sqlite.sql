-- check: `Name` of `Users` is required and has no value
SELECT "id"
FROM "Users"
WHERE "Name" IS NULL;
DROP INDEX "Users_ID2_key";
-- rebuild `Users` (id, Name, ID2)
CREATE TABLE "_new_Users" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "Name" TEXT NOT NULL,
    "ID2" INTEGER NOT NULL
);
INSERT INTO "_new_Users" ("id", "Name", "ID2")
SELECT "id", "Name", "ID2"
FROM "Users";
DROP TABLE "Users";
ALTER TABLE "_new_Users" RENAME TO "Users";
-- end of the rebuild
