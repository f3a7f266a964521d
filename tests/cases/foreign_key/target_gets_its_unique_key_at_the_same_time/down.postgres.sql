ALTER TABLE "user" DROP CONSTRAINT "user_team_fkey";
DROP INDEX "team_code_key";
