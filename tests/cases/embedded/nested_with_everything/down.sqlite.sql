DROP INDEX "main_town_key";
DROP INDEX "old_town_key";
DROP INDEX "shop_main_at_lat_id_idx";
DROP INDEX "shop_main_city_main_at_lat_key";
DROP INDEX "shop_main_at_lat_main_at_lon_idx";
DROP INDEX "shop_old_city_old_at_lat_key";
DROP INDEX "shop_old_at_lat_old_at_lon_idx";
-- rebuild `shop` (id, main_city, main_country, main_at_lat, main_at_nextLat, main_at_lon, main_side, old_city, old_country, old_at_lat, old_at_nextLat, old_at_lon, old_side)
CREATE TABLE "_new_shop" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "old_side" TEXT,
    "old_at_lon" INTEGER,
    "old_at_nextLat" INTEGER,
    "old_at_lat" INTEGER,
    "old_country" TEXT,
    "old_city" TEXT,
    "main_side" TEXT,
    "main_at_lon" INTEGER,
    "main_at_nextLat" INTEGER,
    "main_at_lat" INTEGER,
    "main_country" TEXT,
    "main_city" TEXT
);
INSERT INTO "_new_shop" (
    "id",
    "old_side",
    "old_at_lon",
    "old_at_nextLat",
    "old_at_lat",
    "old_country",
    "old_city",
    "main_side",
    "main_at_lon",
    "main_at_nextLat",
    "main_at_lat",
    "main_country",
    "main_city"
)
SELECT
    "id",
    "old_side",
    "old_at_lon",
    "old_at_nextLat",
    "old_at_lat",
    "old_country",
    "old_city",
    "main_side",
    "main_at_lon",
    "main_at_nextLat",
    "main_at_lat",
    "main_country",
    "main_city"
FROM "shop";
DROP TABLE "shop";
ALTER TABLE "_new_shop" RENAME TO "shop";
-- end of the rebuild
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
