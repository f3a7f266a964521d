-- check: `ID2` occurs more than once in `Users`
SELECT "ID2", count(*) AS "rows"
FROM "Users"
GROUP BY "ID2"
HAVING count(*) > 1;
-- rebuild `Users` (id, Name, ID2)
CREATE TABLE "_new_Users" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "Name" TEXT,
    "ID2" INTEGER NOT NULL
);
INSERT INTO "_new_Users" ("id", "Name", "ID2")
SELECT "id", "Name", "ID2"
FROM "Users";
DROP TABLE "Users";
ALTER TABLE "_new_Users" RENAME TO "Users";
CREATE UNIQUE INDEX "Users_ID2_key" ON "Users" ("ID2");
-- end of the rebuild
