-- check: `team` of `user` refers to rows that `team` does not have
SELECT "id", "team"
FROM "user"
WHERE "team" IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM "team" AS "target" WHERE "target"."code" = "user"."team");
ALTER TABLE "user" ADD CONSTRAINT "user_team_fkey" FOREIGN KEY ("team") REFERENCES "team" ("code") ON UPDATE CASCADE;
