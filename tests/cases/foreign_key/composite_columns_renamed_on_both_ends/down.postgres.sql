ALTER TABLE "place" RENAME COLUMN "town" TO "city";
ALTER TABLE "place" RENAME COLUMN "land" TO "country";
ALTER TABLE "user" RENAME COLUMN "town" TO "city";
ALTER TABLE "user" RENAME COLUMN "land" TO "country";
ALTER TABLE "user" RENAME CONSTRAINT "user_land_town_fkey" TO "user_country_city_fkey";
