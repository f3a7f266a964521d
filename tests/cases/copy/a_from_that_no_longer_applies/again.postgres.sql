ALTER TABLE "address" RENAME COLUMN "_retired_20250101000002_city" TO "city";
