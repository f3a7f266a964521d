ALTER TABLE "crew" RENAME TO "team";
ALTER TABLE "team" RENAME CONSTRAINT "crew_pkey" TO "team_pkey";
ALTER TABLE "team" RENAME COLUMN "key" TO "id";
ALTER TABLE "user" RENAME COLUMN "crew_id" TO "team_id";
ALTER TABLE "user" RENAME CONSTRAINT "user_crew_id_fkey" TO "user_team_id_fkey";
