ALTER TABLE "team" RENAME TO "crew";
ALTER TABLE "crew" RENAME CONSTRAINT "team_pkey" TO "crew_pkey";
ALTER TABLE "crew" RENAME COLUMN "id" TO "key";
ALTER TABLE "user" RENAME COLUMN "team_id" TO "crew_id";
ALTER TABLE "user" RENAME CONSTRAINT "user_team_id_fkey" TO "user_crew_id_fkey";
