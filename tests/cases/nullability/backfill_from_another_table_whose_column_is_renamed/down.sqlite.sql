ALTER TABLE "team" RENAME COLUMN "title" TO "name";
-- rebuild `person` (id, team_id, label, _retired_20250101000002_label)
CREATE TABLE "_new_person" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "team_id" INTEGER NOT NULL,
    "label" TEXT,
    "_retired_after_20250101000002_label" TEXT,
    CONSTRAINT "person_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team" ("id")
);
INSERT INTO "_new_person" ("id", "team_id", "label", "_retired_after_20250101000002_label")
SELECT "id", "team_id", CASE WHEN "_retired_20250101000002_label" IS NOT NULL THEN "label" END, "label"
FROM "person";
DROP TABLE "person";
ALTER TABLE "_new_person" RENAME TO "person";
-- end of the rebuild
