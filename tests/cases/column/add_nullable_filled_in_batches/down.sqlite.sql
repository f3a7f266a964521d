ALTER TABLE "user" RENAME COLUMN "city_length" TO "_retired_20250101000002_city_length";
