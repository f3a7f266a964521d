ALTER TABLE "team" RENAME COLUMN "name" TO "title";
-- check: `label` of `person` is required and has no value
SELECT "id"
FROM "person"
WHERE COALESCE("label", "_retired_after_20250101000002_label", CAST((SELECT t.title FROM team t WHERE t.id = team_id) AS TEXT)) IS NULL;
UPDATE "person" SET "_retired_after_20250101000002_label" = COALESCE("label", "_retired_after_20250101000002_label", CAST((SELECT t.title FROM team t WHERE t.id = team_id) AS TEXT));
ALTER TABLE "person" RENAME COLUMN "label" TO "_retired_20250101000002_label";
ALTER TABLE "person" RENAME COLUMN "_retired_after_20250101000002_label" TO "label";
ALTER TABLE "person" ALTER COLUMN "label" SET NOT NULL;
