ALTER TABLE "crew" RENAME TO "team";
ALTER TABLE "team" RENAME COLUMN "key" TO "id";
ALTER TABLE "user" RENAME COLUMN "crew_id" TO "team_id";
