-- check: rows of `seat` that were kept aside have a primary key that was given again
SELECT "kept"."id"
FROM "_retired_20250101000002_seat_hall_number_key" AS "kept"
WHERE EXISTS (SELECT 1 FROM "seat" WHERE "seat"."id" = "kept"."id");
DROP INDEX "seat_hall_number_key";
LOCK TABLE "seat" IN EXCLUSIVE MODE;
WITH "moved" AS (
    DELETE FROM "_retired_20250101000002_seat_hall_number_key"
    RETURNING "id", "hall", "rank", "number", "sold"
)
INSERT INTO "seat" ("id", "hall", "rank", "number", "sold")
SELECT "id", "hall", "rank", "number", "sold"
FROM "moved";
