ALTER TABLE "reading" RENAME COLUMN "_retired_20250101000002_level" TO "level";
-- check: `sensor` of `reading` is required and has no value
SELECT *
FROM "reading"
WHERE COALESCE("_retired_after_20250101000002_sensor", CAST(sensor AS INTEGER)) IS NULL;
-- check: `sensor` of `reading` does not fit int64
SELECT "sensor"
FROM (SELECT COALESCE("_retired_after_20250101000002_sensor", CAST(sensor AS INTEGER)) AS "sensor" FROM "reading") AS "reading"
WHERE "sensor" IS NOT NULL AND ("sensor" = CAST("sensor" AS INTEGER)) IS NOT TRUE;
-- rebuild `reading` (sensor, taken_at, unit, _retired_after_20250101000002_sensor, level)
CREATE TABLE "_new_reading" (
    "sensor" INTEGER NOT NULL,
    "taken_at" INTEGER NOT NULL,
    "unit" TEXT,
    "level" INTEGER NOT NULL DEFAULT 7,
    "_retired_20250101000002_sensor" TEXT
);
INSERT INTO "_new_reading" (
    "sensor",
    "taken_at",
    "unit",
    "level",
    "_retired_20250101000002_sensor"
)
SELECT
    COALESCE("_retired_after_20250101000002_sensor", CAST(sensor AS INTEGER)),
    "taken_at",
    "unit",
    COALESCE("level", 7),
    "sensor"
FROM "reading";
DROP TABLE "reading";
ALTER TABLE "_new_reading" RENAME TO "reading";
-- end of the rebuild
INSERT INTO "_retired_20250101000002_reading_pkey" ("sensor", "taken_at", "unit", "level", "_retired_20250101000002_sensor")
SELECT "sensor", "taken_at", "unit", "level", "_retired_20250101000002_sensor"
FROM "reading"
WHERE "rowid" IN (
    SELECT "rowid"
    FROM (
        SELECT "rowid" AS "rowid", row_number() OVER (PARTITION BY "sensor", "taken_at" ORDER BY "level" DESC, "taken_at" DESC, "sensor" DESC, "unit" IS NULL, "unit" DESC, "_retired_20250101000002_sensor" IS NULL, "_retired_20250101000002_sensor" DESC, "rowid" DESC) AS "_migrator_place"
        FROM "reading"
    ) AS "numbered"
    WHERE "_migrator_place" > 1
);
DELETE FROM "reading"
WHERE "rowid" IN (
    SELECT "rowid"
    FROM (
        SELECT "rowid" AS "rowid", row_number() OVER (PARTITION BY "sensor", "taken_at" ORDER BY "level" DESC, "taken_at" DESC, "sensor" DESC, "unit" IS NULL, "unit" DESC, "_retired_20250101000002_sensor" IS NULL, "_retired_20250101000002_sensor" DESC, "rowid" DESC) AS "_migrator_place"
        FROM "reading"
    ) AS "numbered"
    WHERE "_migrator_place" > 1
);
-- check: `sensor`, `taken_at` occur together more than once in `reading`
SELECT "sensor", "taken_at", count(*) AS "rows"
FROM "reading"
GROUP BY "sensor", "taken_at"
HAVING count(*) > 1;
-- rebuild `reading` (sensor, taken_at, unit, level, _retired_20250101000002_sensor)
CREATE TABLE "_new_reading" (
    "sensor" INTEGER NOT NULL,
    "taken_at" INTEGER NOT NULL,
    "level" INTEGER NOT NULL DEFAULT 7,
    "_retired_20250101000002_sensor" TEXT,
    "unit" TEXT,
    PRIMARY KEY ("sensor", "taken_at")
);
INSERT INTO "_new_reading" ("sensor", "taken_at", "level", "_retired_20250101000002_sensor", "unit")
SELECT "sensor", "taken_at", "level", "_retired_20250101000002_sensor", "unit"
FROM "reading";
DROP TABLE "reading";
ALTER TABLE "_new_reading" RENAME TO "reading";
-- end of the rebuild
ALTER TABLE "reading" RENAME COLUMN "unit" TO "_retired_20250101000002_unit";
