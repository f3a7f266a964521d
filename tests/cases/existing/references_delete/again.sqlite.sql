INSERT INTO "_retired_20250101000002_post_team_fkey" ("id", "team", "title")
SELECT "id", "team", "title"
FROM "post"
WHERE "id" IN (
    SELECT "id"
    FROM "post"
    WHERE "team" IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM "team" AS "target" WHERE "target"."id" = "post"."team")
);
DELETE FROM "post"
WHERE "id" IN (SELECT "id" FROM "_retired_20250101000002_post_team_fkey");
-- check: `team` of `post` refers to rows that `team` does not have
SELECT "id", "team"
FROM "post"
WHERE "team" IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM "team" AS "target" WHERE "target"."id" = "post"."team");
-- rebuild `post` (id, team, title)
CREATE TABLE "_new_post" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "team" INTEGER,
    "title" TEXT NOT NULL,
    CONSTRAINT "post_team_fkey" FOREIGN KEY ("team") REFERENCES "team" ("id") ON DELETE CASCADE
);
INSERT INTO "_new_post" ("id", "team", "title")
SELECT "id", "team", "title"
FROM "post";
DROP TABLE "post";
ALTER TABLE "_new_post" RENAME TO "post";
-- end of the rebuild
