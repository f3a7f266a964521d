CREATE TYPE "side" AS ENUM ('Left', 'Right');
ALTER TABLE "shop" RENAME COLUMN "_retired_20250101000002_main_city" TO "main_city";
ALTER TABLE "shop" RENAME COLUMN "_retired_20250101000002_main_country" TO "main_country";
ALTER TABLE "shop" RENAME COLUMN "_retired_20250101000002_main_at_lat" TO "main_at_lat";
ALTER TABLE "shop" RENAME COLUMN "_retired_20250101000002_main_at_lon" TO "main_at_lon";
ALTER TABLE "shop" RENAME COLUMN "_retired_20250101000002_main_side" TO "main_side";
ALTER TABLE "shop" RENAME COLUMN "_retired_20250101000002_old_city" TO "old_city";
ALTER TABLE "shop" RENAME COLUMN "_retired_20250101000002_old_country" TO "old_country";
ALTER TABLE "shop" RENAME COLUMN "_retired_20250101000002_old_at_lat" TO "old_at_lat";
ALTER TABLE "shop" RENAME COLUMN "_retired_20250101000002_old_at_lon" TO "old_at_lon";
ALTER TABLE "shop" RENAME COLUMN "_retired_20250101000002_old_side" TO "old_side";
-- check: `main_city` occurs more than once in `shop`
SELECT "main_city", count(*) AS "rows"
FROM "shop"
WHERE "main_city" IS NOT NULL
GROUP BY "main_city"
HAVING count(*) > 1;
-- check: `old_city` occurs more than once in `shop`
SELECT "old_city", count(*) AS "rows"
FROM "shop"
WHERE "old_city" IS NOT NULL
GROUP BY "old_city"
HAVING count(*) > 1;
-- check: `main_city`, `main_at_lat` occur together more than once in `shop`
SELECT "main_city", "main_at_lat", count(*) AS "rows"
FROM "shop"
WHERE "main_city" IS NOT NULL AND "main_at_lat" IS NOT NULL
GROUP BY "main_city", "main_at_lat"
HAVING count(*) > 1;
-- check: `old_city`, `old_at_lat` occur together more than once in `shop`
SELECT "old_city", "old_at_lat", count(*) AS "rows"
FROM "shop"
WHERE "old_city" IS NOT NULL AND "old_at_lat" IS NOT NULL
GROUP BY "old_city", "old_at_lat"
HAVING count(*) > 1;
-- check: rows of `shop` fail the check `shop_main_at_lat_check`
SELECT "id", "main_at_lat"
FROM "shop"
WHERE NOT (main_at_lat >= -90);
-- check: rows of `shop` fail the check `shop_old_at_lat_check`
SELECT "id", "old_at_lat"
FROM "shop"
WHERE NOT (old_at_lat >= -90);
-- check: rows of `shop` fail the check `shop_check`
SELECT "id", "main_at_lat"
FROM "shop"
WHERE NOT (main_at_lat < 90);
-- check: rows of `shop` fail the check `main_at_differ`
SELECT "id", "main_at_lat", "main_at_lon"
FROM "shop"
WHERE NOT (main_at_lat <> main_at_lon OR "main_at_lat" IS NULL);
-- check: rows of `shop` fail the check `old_at_differ`
SELECT "id", "old_at_lat", "old_at_lon"
FROM "shop"
WHERE NOT (old_at_lat <> old_at_lon OR "old_at_lat" IS NULL);
-- check: `main_country` of `shop` refers to rows that `country` does not have
SELECT "id", "main_country"
FROM "shop"
WHERE "main_country" IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM "country" AS "target" WHERE "target"."code" = "shop"."main_country");
-- check: `old_country` of `shop` refers to rows that `country` does not have
SELECT "id", "old_country"
FROM "shop"
WHERE "old_country" IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM "country" AS "target" WHERE "target"."code" = "shop"."old_country");
UPDATE "shop" SET "main_side" = COALESCE("main_side", 'Left')
WHERE "main_side" IS NULL;
ALTER TABLE "shop"
    DROP COLUMN "_retired_20250101000002_old_at_nextLat",
    DROP COLUMN "_retired_20250101000002_main_at_nextLat";
ALTER TABLE "shop"
    ADD COLUMN "main_at_nextLat" INTEGER GENERATED ALWAYS AS (main_at_lat + 1) STORED,
    ALTER COLUMN "main_side" TYPE "side" USING CAST(CAST("main_side" AS TEXT) AS "side"),
    ALTER COLUMN "main_side" SET DEFAULT 'Left',
    ALTER COLUMN "main_side" SET NOT NULL,
    ADD COLUMN "old_at_nextLat" INTEGER GENERATED ALWAYS AS (old_at_lat + 1) STORED,
    ALTER COLUMN "old_side" TYPE "side" USING CAST(CAST("old_side" AS TEXT) AS "side"),
    ADD CONSTRAINT "shop_main_at_lat_check" CHECK (main_at_lat >= -90),
    ADD CONSTRAINT "shop_old_at_lat_check" CHECK (old_at_lat >= -90),
    ADD CONSTRAINT "shop_check" CHECK (main_at_lat < 90),
    ADD CONSTRAINT "main_at_differ" CHECK (main_at_lat <> main_at_lon OR "main_at_lat" IS NULL),
    ADD CONSTRAINT "old_at_differ" CHECK (old_at_lat <> old_at_lon OR "old_at_lat" IS NULL);
CREATE UNIQUE INDEX "main_town_key" ON "shop" ("main_city");
CREATE UNIQUE INDEX "old_town_key" ON "shop" ("old_city");
CREATE INDEX "shop_main_at_lat_id_idx" ON "shop" ("main_at_lat", "id");
CREATE UNIQUE INDEX "shop_main_city_main_at_lat_key" ON "shop" ("main_city", "main_at_lat");
CREATE INDEX "shop_main_at_lat_main_at_lon_idx" ON "shop" ("main_at_lat", "main_at_lon" DESC);
CREATE UNIQUE INDEX "shop_old_city_old_at_lat_key" ON "shop" ("old_city", "old_at_lat");
CREATE INDEX "shop_old_at_lat_old_at_lon_idx" ON "shop" ("old_at_lat", "old_at_lon" DESC);
ALTER TABLE "shop"
    ADD CONSTRAINT "shop_main_country_fkey" FOREIGN KEY ("main_country") REFERENCES "country" ("code") ON DELETE CASCADE,
    ADD CONSTRAINT "shop_old_country_fkey" FOREIGN KEY ("old_country") REFERENCES "country" ("code") ON DELETE CASCADE;
