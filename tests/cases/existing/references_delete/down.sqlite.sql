-- check: rows of `post` that were kept aside have a primary key that was given again
SELECT "kept"."id"
FROM "_retired_20250101000002_post_team_fkey" AS "kept"
WHERE EXISTS (SELECT 1 FROM "post" WHERE "post"."id" = "kept"."id");
-- rebuild `post` (id, team, title)
CREATE TABLE "_new_post" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "team" INTEGER,
    "title" TEXT NOT NULL
);
INSERT INTO "_new_post" ("id", "team", "title")
SELECT "id", "team", "title"
FROM "post";
DROP TABLE "post";
ALTER TABLE "_new_post" RENAME TO "post";
-- end of the rebuild
INSERT INTO "post" ("id", "team", "title")
SELECT "id", "team", "title"
FROM "_retired_20250101000002_post_team_fkey";
DELETE FROM "_retired_20250101000002_post_team_fkey";
