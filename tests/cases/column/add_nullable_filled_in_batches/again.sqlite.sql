ALTER TABLE "user" RENAME COLUMN "_retired_20250101000002_city_length" TO "city_length";
