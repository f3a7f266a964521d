DROP INDEX "user_team";
DROP INDEX "user_name";
ALTER TABLE "user" RENAME COLUMN "full_name" TO "name";
-- check: `name` occurs more than once in `user`
SELECT "name", count(*) AS "rows"
FROM "user"
GROUP BY "name"
HAVING count(*) > 1;
CREATE UNIQUE INDEX "user_name" ON "user" ("name") INCLUDE ("team_id");
CREATE INDEX "user_team" ON "user" ("team_id") INCLUDE ("name");
