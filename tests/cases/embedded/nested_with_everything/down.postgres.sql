ALTER TABLE "shop"
    DROP CONSTRAINT "shop_main_country_fkey",
    DROP CONSTRAINT "shop_old_country_fkey";
ALTER TABLE "shop"
    DROP CONSTRAINT "shop_main_at_lat_check",
    DROP CONSTRAINT "shop_old_at_lat_check",
    DROP CONSTRAINT "shop_check",
    DROP CONSTRAINT "main_at_differ",
    DROP CONSTRAINT "old_at_differ";
DROP INDEX "main_town_key";
DROP INDEX "old_town_key";
DROP INDEX "shop_main_at_lat_id_idx";
DROP INDEX "shop_main_city_main_at_lat_key";
DROP INDEX "shop_main_at_lat_main_at_lon_idx";
DROP INDEX "shop_old_city_old_at_lat_key";
DROP INDEX "shop_old_at_lat_old_at_lon_idx";
ALTER TABLE "shop"
    ALTER COLUMN "old_side" TYPE TEXT,
    ALTER COLUMN "old_at_nextLat" DROP EXPRESSION,
    ALTER COLUMN "main_side" DROP DEFAULT,
    ALTER COLUMN "main_side" DROP NOT NULL,
    ALTER COLUMN "main_side" TYPE TEXT,
    ALTER COLUMN "main_at_nextLat" DROP EXPRESSION;
ALTER TABLE "shop" RENAME COLUMN "old_side" TO "_retired_20250101000002_old_side";
ALTER TABLE "shop" RENAME COLUMN "old_at_lon" TO "_retired_20250101000002_old_at_lon";
ALTER TABLE "shop" RENAME COLUMN "old_at_nextLat" TO "_retired_20250101000002_old_at_nextLat";
ALTER TABLE "shop" RENAME COLUMN "old_at_lat" TO "_retired_20250101000002_old_at_lat";
ALTER TABLE "shop" RENAME COLUMN "old_country" TO "_retired_20250101000002_old_country";
ALTER TABLE "shop" RENAME COLUMN "old_city" TO "_retired_20250101000002_old_city";
ALTER TABLE "shop" RENAME COLUMN "main_side" TO "_retired_20250101000002_main_side";
ALTER TABLE "shop" RENAME COLUMN "main_at_lon" TO "_retired_20250101000002_main_at_lon";
ALTER TABLE "shop" RENAME COLUMN "main_at_nextLat" TO "_retired_20250101000002_main_at_nextLat";
ALTER TABLE "shop" RENAME COLUMN "main_at_lat" TO "_retired_20250101000002_main_at_lat";
ALTER TABLE "shop" RENAME COLUMN "main_country" TO "_retired_20250101000002_main_country";
ALTER TABLE "shop" RENAME COLUMN "main_city" TO "_retired_20250101000002_main_city";
DROP TYPE "side";
