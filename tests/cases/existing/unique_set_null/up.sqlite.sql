CREATE TABLE "_retired_20250101000002_seat_hall_number_rank_key" (
    "id" INTEGER NOT NULL,
    "rank" INTEGER,
    "run" INTEGER NOT NULL,
    PRIMARY KEY ("id", "run")
);
INSERT INTO "_retired_20250101000002_seat_hall_number_rank_key" ("id", "rank", "run")
SELECT "id", "rank", 0
FROM "seat"
WHERE "id" IN (
    SELECT "id"
    FROM (
        SELECT "id", row_number() OVER (PARTITION BY "hall", "number", "rank" ORDER BY "id") AS "_migrator_place"
        FROM "seat"
        WHERE "number" IS NOT NULL AND "rank" IS NOT NULL
    ) AS "numbered"
    WHERE "_migrator_place" > 1
);
UPDATE "seat"
SET "rank" = NULL
WHERE "id" IN (SELECT "id" FROM "_retired_20250101000002_seat_hall_number_rank_key" WHERE "run" = 0);
-- check: `hall`, `number`, `rank` occur together more than once in `seat`
SELECT "hall", "number", "rank", count(*) AS "rows"
FROM "seat"
WHERE "number" IS NOT NULL AND "rank" IS NOT NULL
GROUP BY "hall", "number", "rank"
HAVING count(*) > 1;
CREATE UNIQUE INDEX "seat_hall_number_rank_key" ON "seat" ("hall", "number", "rank");
