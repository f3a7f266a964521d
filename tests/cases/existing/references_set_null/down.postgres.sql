ALTER TABLE "post" DROP CONSTRAINT "post_team_fkey";
LOCK TABLE "post" IN EXCLUSIVE MODE;
UPDATE "_retired_20250101000002_post_team_fkey" AS "kept"
SET "run" = (SELECT "next" FROM (SELECT max("run") + 1 AS "next" FROM "_retired_20250101000002_post_team_fkey") AS "runs")
WHERE "run" = 0
    AND NOT EXISTS (SELECT 1 FROM "post" WHERE "post"."id" = "kept"."id" AND "post"."team" IS NULL);
UPDATE "post"
SET "team" = "kept"."team"
FROM "_retired_20250101000002_post_team_fkey" AS "kept"
WHERE "post"."id" = "kept"."id" AND "kept"."run" = 0;
DELETE FROM "_retired_20250101000002_post_team_fkey"
WHERE "run" = 0;
