ALTER TABLE "user" DROP CONSTRAINT "user_away_id_fkey";
ALTER TABLE "user" RENAME COLUMN "away_id" TO "_retired_20250101000002_away_id";
