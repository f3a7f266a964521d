ALTER TABLE "_retired_20250101000002_team" RENAME TO "team";
ALTER TABLE "team" RENAME CONSTRAINT "_retired_20250101000002_team_pkey" TO "team_pkey";
ALTER TABLE "user" RENAME COLUMN "_retired_20250101000002_team_id" TO "team_id";
-- check: `team_id` of `user` refers to rows that `team` does not have
SELECT "id", "team_id"
FROM "user"
WHERE "team_id" IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM "team" AS "target" WHERE "target"."id" = "user"."team_id");
ALTER TABLE "user" ADD CONSTRAINT "user_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team" ("id");
