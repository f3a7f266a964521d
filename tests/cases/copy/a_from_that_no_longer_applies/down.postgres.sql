ALTER TABLE "address" RENAME COLUMN "city" TO "_retired_20250101000002_city";
