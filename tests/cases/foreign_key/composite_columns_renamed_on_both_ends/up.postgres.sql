ALTER TABLE "place" RENAME COLUMN "country" TO "land";
ALTER TABLE "place" RENAME COLUMN "city" TO "town";
ALTER TABLE "user" RENAME COLUMN "country" TO "land";
ALTER TABLE "user" RENAME COLUMN "city" TO "town";
ALTER TABLE "user" RENAME CONSTRAINT "user_country_city_fkey" TO "user_land_town_fkey";
