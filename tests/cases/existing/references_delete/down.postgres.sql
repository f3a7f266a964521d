-- check: rows of `post` that were kept aside have a primary key that was given again
SELECT "kept"."id"
FROM "_retired_20250101000002_post_team_fkey" AS "kept"
WHERE EXISTS (SELECT 1 FROM "post" WHERE "post"."id" = "kept"."id");
ALTER TABLE "post" DROP CONSTRAINT "post_team_fkey";
LOCK TABLE "post" IN EXCLUSIVE MODE;
WITH "moved" AS (
    DELETE FROM "_retired_20250101000002_post_team_fkey"
    RETURNING "id", "team", "title"
)
INSERT INTO "post" ("id", "team", "title")
SELECT "id", "team", "title"
FROM "moved";
