ALTER TABLE "user" DROP CONSTRAINT "user_team_id_fkey";
ALTER TABLE "user" ALTER COLUMN "team_id" DROP NOT NULL;
ALTER TABLE "user" RENAME COLUMN "team_id" TO "_retired_20250101000002_team_id";
