ALTER TABLE "user" RENAME COLUMN "postcode" TO "_retired_20250101000002_postcode";
