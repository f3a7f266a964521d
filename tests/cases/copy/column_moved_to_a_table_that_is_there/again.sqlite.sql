ALTER TABLE "address" RENAME COLUMN "_retired_20250101000002_street" TO "street";
ALTER TABLE "user" RENAME COLUMN "street" TO "_retired_20250101000002_street";
