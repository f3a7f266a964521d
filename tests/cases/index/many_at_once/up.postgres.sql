-- check: `b` occurs more than once in `item`
SELECT "b", count(*) AS "rows"
FROM "item"
GROUP BY "b"
HAVING count(*) > 1;
DROP INDEX "item_a_idx";
CREATE INDEX "item_b_idx" ON "item" ("b");
CREATE INDEX "item_c_idx" ON "item" ("c" DESC);
CREATE INDEX "item_a_b_c_idx" ON "item" ("a", "b", "c");
CREATE UNIQUE INDEX "item_b_key" ON "item" ("b");
