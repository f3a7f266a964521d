-- check: a foreign key that no entity has refers to rows of `post` that are to lose a value
SELECT conrelid::regclass AS "table", conname AS "foreign_key"
FROM pg_constraint
WHERE contype = 'f' AND confrelid = to_regclass('"post"') AND confupdtype IN ('c', 'n', 'd')
    AND (conrelid IN (to_regclass('"post"'))) IS NOT TRUE
    AND EXISTS (SELECT 1 FROM pg_attribute WHERE attrelid = confrelid AND attnum = ANY (confkey) AND attname IN ('team'))
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
    "run" INTEGER NOT NULL,
    CONSTRAINT "_retired_20250101000002_post_team_fkey_pkey" PRIMARY KEY ("id", "run")
);
WITH "moved" AS (
    SELECT "id", "team"
    FROM "post"
    WHERE "id" IN (
        SELECT "id"
        FROM "post"
        WHERE "team" IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM "team" AS "target" WHERE "target"."id" = "post"."team")
    )
    FOR UPDATE
), "copied" AS (
    INSERT INTO "_retired_20250101000002_post_team_fkey" ("id", "team", "run")
    SELECT "id", "team", 0
    FROM "moved"
)
UPDATE "post"
SET "team" = NULL
FROM "moved"
WHERE "post"."id" = "moved"."id";
-- check: `team` of `post` refers to rows that `team` does not have
SELECT "id", "team"
FROM "post"
WHERE "team" IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM "team" AS "target" WHERE "target"."id" = "post"."team");
ALTER TABLE "post" ADD CONSTRAINT "post_team_fkey" FOREIGN KEY ("team") REFERENCES "team" ("id");
