DROP INDEX "user_team";
DROP INDEX "user_name";
ALTER TABLE "user" RENAME COLUMN "name" TO "full_name";
-- check: `full_name` occurs more than once in `user`
SELECT "full_name", count(*) AS "rows"
FROM "user"
GROUP BY "full_name"
HAVING count(*) > 1;
CREATE INDEX "user_team" ON "user" ("team_id") INCLUDE ("full_name", "email");
CREATE UNIQUE INDEX "user_name" ON "user" ("full_name");
