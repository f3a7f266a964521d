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
-- rebuild `user` (id, team)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "team" TEXT NOT NULL,
    CONSTRAINT "user_team_fkey" FOREIGN KEY ("team") REFERENCES "team" ("code")
);
INSERT INTO "_new_user" ("id", "team")
SELECT "id", "team"
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
-- end of the rebuild
