ALTER TABLE "member" RENAME TO "person";
ALTER TABLE "person" RENAME COLUMN "former" TO "previous";
-- rebuild `person` (id, role, previous)
CREATE TABLE "_new_person" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "role" INTEGER NOT NULL,
    "previous" INTEGER,
    CONSTRAINT "person_role_values" CHECK ("role" IN (0, 1)),
    CONSTRAINT "person_previous_values" CHECK ("previous" IN (0, 1))
);
INSERT INTO "_new_person" ("id", "role", "previous")
SELECT "id", "role", "previous"
FROM "person";
DROP TABLE "person";
ALTER TABLE "_new_person" RENAME TO "person";
-- end of the rebuild
