-- check: a foreign key that no entity has refers to rows of `seat` that are to leave
SELECT conrelid::regclass AS "table", conname AS "foreign_key"
FROM pg_constraint
WHERE contype = 'f' AND confrelid = to_regclass('"seat"') AND confdeltype IN ('c', 'n', 'd')
    AND (conrelid IN (to_regclass('"seat"'))) IS NOT TRUE
    AND EXISTS (
        SELECT "id"
        FROM (
            SELECT "id", row_number() OVER (PARTITION BY "hall", "number" ORDER BY "rank" IS NULL, "rank" DESC, "id" DESC) AS "_migrator_place"
            FROM "seat"
            WHERE (sold) AND "number" IS NOT NULL
        ) AS "numbered"
        WHERE "_migrator_place" > 1
    );
LOCK TABLE "seat" IN EXCLUSIVE MODE;
CREATE TABLE "_retired_20250101000002_seat_hall_number_key" (
    "id" BIGINT NOT NULL,
    "hall" INTEGER NOT NULL,
    "rank" INTEGER,
    "number" INTEGER,
    "sold" BOOLEAN NOT NULL,
    CONSTRAINT "_retired_20250101000002_seat_hall_number_key_pkey" PRIMARY KEY ("id")
);
WITH "moved" AS (
    DELETE FROM "seat"
    WHERE "id" IN (
        SELECT "id"
        FROM (
            SELECT "id", row_number() OVER (PARTITION BY "hall", "number" ORDER BY "rank" IS NULL, "rank" DESC, "id" DESC) AS "_migrator_place"
            FROM "seat"
            WHERE (sold) AND "number" IS NOT NULL
        ) AS "numbered"
        WHERE "_migrator_place" > 1
    )
    RETURNING "id", "hall", "rank", "number", "sold"
)
INSERT INTO "_retired_20250101000002_seat_hall_number_key" ("id", "hall", "rank", "number", "sold")
SELECT "id", "hall", "rank", "number", "sold"
FROM "moved";
-- check: `hall`, `number` occur together more than once in `seat`
SELECT "hall", "number", count(*) AS "rows"
FROM "seat"
WHERE (sold) AND "number" IS NOT NULL
GROUP BY "hall", "number"
HAVING count(*) > 1;
CREATE UNIQUE INDEX "seat_hall_number_key" ON "seat" ("hall", "number") WHERE sold;
