ALTER TABLE "user" RENAME COLUMN "team_id" TO "team";
