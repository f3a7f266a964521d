-- check: a foreign key that no entity has refers to rows of `seat` that are to lose a value
SELECT conrelid::regclass AS "table", conname AS "foreign_key"
FROM pg_constraint
WHERE contype = 'f' AND confrelid = to_regclass('"seat"') AND confupdtype IN ('c', 'n', 'd')
    AND (conrelid IN (to_regclass('"seat"'))) IS NOT TRUE
    AND EXISTS (SELECT 1 FROM pg_attribute WHERE attrelid = confrelid AND attnum = ANY (confkey) AND attname IN ('rank'))
    AND EXISTS (
        SELECT "id"
        FROM (
            SELECT "id", row_number() OVER (PARTITION BY "hall", "number", "rank" ORDER BY "id") AS "_migrator_place"
            FROM "seat"
            WHERE "number" IS NOT NULL AND "rank" IS NOT NULL
        ) AS "numbered"
        WHERE "_migrator_place" > 1
    );
LOCK TABLE "seat" IN EXCLUSIVE MODE;
WITH "moved" AS (
    SELECT "id", "rank"
    FROM "seat"
    WHERE "id" IN (
        SELECT "id"
        FROM (
            SELECT "id", row_number() OVER (PARTITION BY "hall", "number", "rank" ORDER BY "id") AS "_migrator_place"
            FROM "seat"
            WHERE "number" IS NOT NULL AND "rank" IS NOT NULL
        ) AS "numbered"
        WHERE "_migrator_place" > 1
    )
    FOR UPDATE
), "copied" AS (
    INSERT INTO "_retired_20250101000002_seat_hall_number_rank_key" ("id", "rank", "run")
    SELECT "id", "rank", 0
    FROM "moved"
)
UPDATE "seat"
SET "rank" = NULL
FROM "moved"
WHERE "seat"."id" = "moved"."id";
-- check: `hall`, `number`, `rank` occur together more than once in `seat`
SELECT "hall", "number", "rank", count(*) AS "rows"
FROM "seat"
WHERE "number" IS NOT NULL AND "rank" IS NOT NULL
GROUP BY "hall", "number", "rank"
HAVING count(*) > 1;
CREATE UNIQUE INDEX "seat_hall_number_rank_key" ON "seat" ("hall", "number", "rank");
