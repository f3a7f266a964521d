-- check: a foreign key that no entity has refers to rows of `post` that are to leave
SELECT conrelid::regclass AS "table", conname AS "foreign_key"
FROM pg_constraint
WHERE contype = 'f' AND confrelid = to_regclass('"post"') AND confdeltype IN ('c', 'n', 'd')
    AND (conrelid IN (to_regclass('"post"'))) IS NOT TRUE
    AND EXISTS (
        SELECT "id"
        FROM "post"
        WHERE "team" IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM "team" AS "target" WHERE "target"."id" = "post"."team")
    );
LOCK TABLE "post" IN EXCLUSIVE MODE;
CREATE TABLE "_retired_20250101000002_post_team_fkey" (
    "id" BIGINT NOT NULL,
    "team" BIGINT,
    "title" TEXT NOT NULL,
    CONSTRAINT "_retired_20250101000002_post_team_fkey_pkey" PRIMARY KEY ("id")
);
WITH "moved" AS (
    DELETE FROM "post"
    WHERE "id" IN (
        SELECT "id"
        FROM "post"
        WHERE "team" IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM "team" AS "target" WHERE "target"."id" = "post"."team")
    )
    RETURNING "id", "team", "title"
)
INSERT INTO "_retired_20250101000002_post_team_fkey" ("id", "team", "title")
SELECT "id", "team", "title"
FROM "moved";
-- check: `team` of `post` refers to rows that `team` does not have
SELECT "id", "team"
FROM "post"
WHERE "team" IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM "team" AS "target" WHERE "target"."id" = "post"."team");
ALTER TABLE "post" ADD CONSTRAINT "post_team_fkey" FOREIGN KEY ("team") REFERENCES "team" ("id") ON DELETE CASCADE;
