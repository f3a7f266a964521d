ALTER TABLE "user" DROP CONSTRAINT "user_country_city_fkey";
