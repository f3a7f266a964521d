-- check: rows of `shop` fail the check `shop_main_at_lat_check`
SELECT "id", "main_at_lat"
FROM (SELECT "id", NULL AS "main_at_lat" FROM "shop") AS "shop"
WHERE NOT (main_at_lat >= -90);
-- check: rows of `shop` fail the check `shop_old_at_lat_check`
SELECT "id", "old_at_lat"
FROM (SELECT "id", NULL AS "old_at_lat" FROM "shop") AS "shop"
WHERE NOT (old_at_lat >= -90);
-- check: rows of `shop` fail the check `shop_check`
SELECT "id", "main_at_lat"
FROM (SELECT "id", NULL AS "main_at_lat" FROM "shop") AS "shop"
WHERE NOT (main_at_lat < 90);
-- check: rows of `shop` fail the check `main_at_differ`
SELECT "id", "main_at_lat", "main_at_lon"
FROM (SELECT "id", NULL AS "main_at_lat", NULL AS "main_at_lon" FROM "shop") AS "shop"
WHERE NOT (main_at_lat <> main_at_lon OR "main_at_lat" IS NULL);
-- check: rows of `shop` fail the check `old_at_differ`
SELECT "id", "old_at_lat", "old_at_lon"
FROM (SELECT "id", NULL AS "old_at_lat", NULL AS "old_at_lon" FROM "shop") AS "shop"
WHERE NOT (old_at_lat <> old_at_lon OR "old_at_lat" IS NULL);
-- rebuild `shop` (id)
CREATE TABLE "_new_shop" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "main_city" TEXT,
    "main_country" TEXT,
    "main_at_lat" INTEGER,
    "main_at_nextLat" INTEGER GENERATED ALWAYS AS (main_at_lat + 1) STORED,
    "main_at_lon" INTEGER,
    "main_side" TEXT NOT NULL DEFAULT 'Left' CONSTRAINT "side" CHECK ("main_side" IN ('Left', 'Right')),
    "old_city" TEXT,
    "old_country" TEXT,
    "old_at_lat" INTEGER,
    "old_at_nextLat" INTEGER GENERATED ALWAYS AS (old_at_lat + 1) STORED,
    "old_at_lon" INTEGER,
    "old_side" TEXT CONSTRAINT "side" CHECK ("old_side" IN ('Left', 'Right')),
    CONSTRAINT "shop_main_country_fkey" FOREIGN KEY ("main_country") REFERENCES "country" ("code") ON DELETE CASCADE,
    CONSTRAINT "shop_old_country_fkey" FOREIGN KEY ("old_country") REFERENCES "country" ("code") ON DELETE CASCADE,
    CONSTRAINT "shop_main_at_lat_check" CHECK (main_at_lat >= -90),
    CONSTRAINT "shop_old_at_lat_check" CHECK (old_at_lat >= -90),
    CONSTRAINT "shop_check" CHECK (main_at_lat < 90),
    CONSTRAINT "main_at_differ" CHECK (main_at_lat <> main_at_lon OR "main_at_lat" IS NULL),
    CONSTRAINT "old_at_differ" CHECK (old_at_lat <> old_at_lon OR "old_at_lat" IS NULL)
);
INSERT INTO "_new_shop" (
    "id",
    "main_city",
    "main_country",
    "main_at_lat",
    "main_at_lon",
    "main_side",
    "old_city",
    "old_country",
    "old_at_lat",
    "old_at_lon",
    "old_side"
)
SELECT
    "id",
    NULL,
    NULL,
    NULL,
    NULL,
    'Left',
    NULL,
    NULL,
    NULL,
    NULL,
    NULL
FROM "shop";
DROP TABLE "shop";
ALTER TABLE "_new_shop" RENAME TO "shop";
CREATE UNIQUE INDEX "main_town_key" ON "shop" ("main_city");
CREATE UNIQUE INDEX "old_town_key" ON "shop" ("old_city");
CREATE INDEX "shop_main_at_lat_id_idx" ON "shop" ("main_at_lat", "id");
CREATE UNIQUE INDEX "shop_main_city_main_at_lat_key" ON "shop" ("main_city", "main_at_lat");
CREATE INDEX "shop_main_at_lat_main_at_lon_idx" ON "shop" ("main_at_lat", "main_at_lon" DESC);
CREATE UNIQUE INDEX "shop_old_city_old_at_lat_key" ON "shop" ("old_city", "old_at_lat");
CREATE INDEX "shop_old_at_lat_old_at_lon_idx" ON "shop" ("old_at_lat", "old_at_lon" DESC);
-- end of the rebuild
