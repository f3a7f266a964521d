ALTER TABLE "team" RENAME COLUMN "name" TO "title";
-- check: `label` of `person` is required and has no value
SELECT "id"
FROM "person"
WHERE COALESCE("label", (SELECT t.title FROM team t WHERE t.id = team_id)) IS NULL;
-- rebuild `person` (id, team_id, label)
CREATE TABLE "_new_person" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "team_id" INTEGER NOT NULL,
    "label" TEXT NOT NULL,
    "_retired_20250101000002_label" TEXT,
    CONSTRAINT "person_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team" ("id")
);
INSERT INTO "_new_person" ("id", "team_id", "label", "_retired_20250101000002_label")
SELECT "id", "team_id", COALESCE("label", (SELECT t.title FROM team t WHERE t.id = team_id)), "label"
FROM "person";
DROP TABLE "person";
ALTER TABLE "_new_person" RENAME TO "person";
-- end of the rebuild
