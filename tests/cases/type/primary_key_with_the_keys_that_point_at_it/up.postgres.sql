ALTER TABLE "user" DROP CONSTRAINT "user_team_id_fkey";
ALTER TABLE "team" ALTER COLUMN "id" TYPE BIGINT;
ALTER TABLE "user" ALTER COLUMN "team_id" TYPE BIGINT;
ALTER TABLE "user" ADD CONSTRAINT "user_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team" ("id");
