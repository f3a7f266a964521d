ALTER TABLE "team" RENAME TO "crew";
ALTER TABLE "crew" RENAME COLUMN "id" TO "key";
ALTER TABLE "user" RENAME COLUMN "team_id" TO "crew_id";
