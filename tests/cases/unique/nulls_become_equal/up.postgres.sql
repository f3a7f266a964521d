-- check: `team_id`, `code` occur together more than once in `item`
SELECT "team_id", "code", count(*) AS "rows"
FROM "item"
GROUP BY "team_id", "code"
HAVING count(*) > 1;
DROP INDEX "item_code";
CREATE UNIQUE INDEX "item_code" ON "item" ("team_id", "code") NULLS NOT DISTINCT;
