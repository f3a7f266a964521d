ALTER TABLE "user" DROP CONSTRAINT "user_team_id_fkey";
ALTER TABLE "user" RENAME COLUMN "team_id" TO "_retired_20250101000002_team_id";
ALTER TABLE "team" RENAME TO "_retired_20250101000002_team";
ALTER TABLE "_retired_20250101000002_team" RENAME CONSTRAINT "team_pkey" TO "_retired_20250101000002_team_pkey";
