ALTER TABLE "reading" RENAME COLUMN "_retired_20250101000002_unit" TO "unit";
-- rebuild `reading` (sensor, taken_at, level, _retired_20250101000002_sensor, unit)
CREATE TABLE "_new_reading" (
    "sensor" INTEGER NOT NULL,
    "taken_at" INTEGER NOT NULL,
    "level" INTEGER NOT NULL DEFAULT 7,
    "unit" TEXT,
    "_retired_20250101000002_sensor" TEXT
);
INSERT INTO "_new_reading" ("sensor", "taken_at", "level", "unit", "_retired_20250101000002_sensor")
SELECT "sensor", "taken_at", "level", "unit", "_retired_20250101000002_sensor"
FROM "reading";
DROP TABLE "reading";
ALTER TABLE "_new_reading" RENAME TO "reading";
-- end of the rebuild
INSERT INTO "reading" ("sensor", "taken_at", "level", "unit", "_retired_20250101000002_sensor")
SELECT "sensor", "taken_at", "level", "unit", "_retired_20250101000002_sensor"
FROM "_retired_20250101000002_reading_pkey";
DELETE FROM "_retired_20250101000002_reading_pkey";
-- check: `sensor` of `reading` is required and has no value
SELECT *
FROM "reading"
WHERE "_retired_20250101000002_sensor" IS NULL;
-- check: `taken_at` of `reading` does not fit int32
SELECT "taken_at"
FROM "reading"
WHERE "taken_at" IS NOT NULL AND ("taken_at" BETWEEN -2147483648 AND 2147483647) IS NOT TRUE;
-- rebuild `reading` (sensor, taken_at, level, unit, _retired_20250101000002_sensor)
CREATE TABLE "_new_reading" (
    "sensor" TEXT NOT NULL,
    "taken_at" INTEGER NOT NULL,
    "unit" TEXT,
    "_retired_after_20250101000002_sensor" INTEGER,
    "level" INTEGER
);
INSERT INTO "_new_reading" ("sensor", "taken_at", "unit", "_retired_after_20250101000002_sensor", "level")
SELECT "_retired_20250101000002_sensor", "taken_at", "unit", "sensor", "level"
FROM "reading";
DROP TABLE "reading";
ALTER TABLE "_new_reading" RENAME TO "reading";
-- end of the rebuild
ALTER TABLE "reading" RENAME COLUMN "level" TO "_retired_20250101000002_level";
