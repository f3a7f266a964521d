ALTER TABLE "user" RENAME COLUMN "_retired_20250101000002_city" TO "city";
ALTER TABLE "user" RENAME COLUMN "_retired_20250101000002_street" TO "street";
ALTER TABLE "address" DROP CONSTRAINT "address_user_id_fkey";
DROP INDEX "address_user_id_key";
ALTER TABLE "address" RENAME TO "_retired_20250101000002_address";
ALTER TABLE "_retired_20250101000002_address" RENAME CONSTRAINT "address_pkey" TO "_retired_20250101000002_address_pkey";
