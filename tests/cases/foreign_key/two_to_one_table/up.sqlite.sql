ALTER TABLE "user" ADD COLUMN "away_id" INTEGER CONSTRAINT "user_away_id_fkey" REFERENCES "team" ("id") ON DELETE SET NULL;
