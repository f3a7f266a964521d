ALTER TABLE "user" RENAME COLUMN "team" TO "team_id";
