ALTER TABLE "user" DROP CONSTRAINT "user_team_id_fkey";
