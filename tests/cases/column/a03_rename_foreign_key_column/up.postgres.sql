ALTER TABLE "user" RENAME COLUMN "team" TO "team_id";
ALTER TABLE "user" RENAME CONSTRAINT "user_team_fkey" TO "user_team_id_fkey";
