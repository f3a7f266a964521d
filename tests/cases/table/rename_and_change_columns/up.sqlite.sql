ALTER TABLE "user" RENAME TO "person";
ALTER TABLE "person" RENAME COLUMN "name" TO "full_name";
-- check: `age` of `person` is required and has no value
SELECT "id"
FROM "person"
WHERE "age" IS NULL;
-- rebuild `person` (id, full_name, age)
CREATE TABLE "_new_person" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "full_name" TEXT NOT NULL,
    "age" INTEGER NOT NULL
);
INSERT INTO "_new_person" ("id", "full_name", "age")
SELECT "id", "full_name", "age"
FROM "person";
DROP TABLE "person";
ALTER TABLE "_new_person" RENAME TO "person";
-- end of the rebuild
