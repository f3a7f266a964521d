-- check: `team_id` of `user` does not fit int32
SELECT "id", "team_id"
FROM "user"
WHERE "team_id" IS NOT NULL AND (CASE WHEN "team_id" ~ '^(0|-?[1-9][0-9]{0,18})$' THEN CAST("team_id" AS NUMERIC) BETWEEN -2147483648 AND 2147483647 ELSE FALSE END) IS NOT TRUE;
-- check: `id` of `team` does not fit int32
SELECT "id"
FROM "team"
WHERE "id" IS NOT NULL AND (CASE WHEN "id" ~ '^(0|-?[1-9][0-9]{0,18})$' THEN CAST("id" AS NUMERIC) BETWEEN -2147483648 AND 2147483647 ELSE FALSE END) IS NOT TRUE;
ALTER TABLE "user" DROP CONSTRAINT "user_team_id_fkey";
ALTER TABLE "user" ALTER COLUMN "team_id" TYPE INTEGER USING CAST("team_id" AS INTEGER);
ALTER TABLE "team" ALTER COLUMN "id" TYPE INTEGER USING CAST("id" AS INTEGER);
ALTER TABLE "user" ADD CONSTRAINT "user_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team" ("id") ON DELETE CASCADE;
