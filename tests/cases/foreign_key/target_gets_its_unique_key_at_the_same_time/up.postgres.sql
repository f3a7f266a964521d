-- check: `code` occurs more than once in `team`
SELECT "code", count(*) AS "rows"
FROM "team"
GROUP BY "code"
HAVING count(*) > 1;
-- check: `team` of `user` refers to rows that `team` does not have
SELECT "id", "team"
FROM "user"
WHERE "team" IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM "team" AS "target" WHERE "target"."code" = "user"."team");
CREATE UNIQUE INDEX "team_code_key" ON "team" ("code");
ALTER TABLE "user" ADD CONSTRAINT "user_team_fkey" FOREIGN KEY ("team") REFERENCES "team" ("code");
