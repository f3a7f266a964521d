-- check: `a` of `item` is required and has no value
SELECT "id"
FROM "item"
WHERE CAST(CAST(a AS INTEGER) AS BIGINT) IS NULL;
-- check: `a` occurs more than once in `item`
SELECT "a", count(*) AS "rows"
FROM (SELECT CAST(CAST(CAST(a AS INTEGER) AS BIGINT) AS BIGINT) AS "a" FROM "item") AS "item"
GROUP BY "a"
HAVING count(*) > 1;
DROP INDEX "item_a_key";
ALTER TABLE "item" ADD COLUMN "_migrator_a" BIGINT;
UPDATE "item" SET "_migrator_a" = CAST(CAST(a AS INTEGER) AS BIGINT);
ALTER TABLE "item" RENAME COLUMN "a" TO "_retired_20250101000002_a";
ALTER TABLE "item" RENAME COLUMN "_migrator_a" TO "a";
ALTER TABLE "item"
    ALTER COLUMN "a" SET NOT NULL,
    ALTER COLUMN "_retired_20250101000002_a" DROP NOT NULL;
CREATE UNIQUE INDEX "item_a_key" ON "item" ("a");
