CREATE TABLE "_retired_20250101000002_seat_hall_number_key" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "hall" INTEGER NOT NULL,
    "rank" INTEGER,
    "number" INTEGER,
    "sold" BOOLEAN NOT NULL
);
INSERT INTO "_retired_20250101000002_seat_hall_number_key" ("id", "hall", "rank", "number", "sold")
SELECT "id", "hall", "rank", "number", "sold"
FROM "seat"
WHERE "id" IN (
    SELECT "id"
    FROM (
        SELECT "id", row_number() OVER (PARTITION BY "hall", "number" ORDER BY "rank" IS NULL, "rank" DESC, "id" DESC) AS "_migrator_place"
        FROM "seat"
        WHERE (sold) AND "number" IS NOT NULL
    ) AS "numbered"
    WHERE "_migrator_place" > 1
);
DELETE FROM "seat"
WHERE "id" IN (SELECT "id" FROM "_retired_20250101000002_seat_hall_number_key");
-- check: `hall`, `number` occur together more than once in `seat`
SELECT "hall", "number", count(*) AS "rows"
FROM "seat"
WHERE (sold) AND "number" IS NOT NULL
GROUP BY "hall", "number"
HAVING count(*) > 1;
CREATE UNIQUE INDEX "seat_hall_number_key" ON "seat" ("hall", "number") WHERE sold;
