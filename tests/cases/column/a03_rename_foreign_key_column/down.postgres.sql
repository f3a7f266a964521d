ALTER TABLE "user" RENAME COLUMN "team_id" TO "team";
ALTER TABLE "user" RENAME CONSTRAINT "user_team_id_fkey" TO "user_team_fkey";
