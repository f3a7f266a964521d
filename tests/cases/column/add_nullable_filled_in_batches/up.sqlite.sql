ALTER TABLE "user" ADD COLUMN "city_length" INTEGER;
-- in batches of 1 by id:
UPDATE "user" SET "city_length" = length(city) WHERE "city_length" IS NULL;
