-- check: `city_length` of `user` does not fit int64
SELECT "id", "city_length"
FROM (SELECT "id", length(city) AS "city_length" FROM "user") AS "user"
WHERE "city_length" IS NOT NULL AND ("city_length" = CAST("city_length" AS INTEGER)) IS NOT TRUE;
ALTER TABLE "user" ADD COLUMN "city_length" INTEGER;
-- in batches of 1 by id:
UPDATE "user" SET "city_length" = length(city) WHERE "city_length" IS NULL;
