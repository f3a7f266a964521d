ALTER TABLE "reading" DROP CONSTRAINT "reading_pkey";
ALTER TABLE "reading" RENAME COLUMN "_retired_20250101000002_unit" TO "unit";
LOCK TABLE "reading" IN EXCLUSIVE MODE;
WITH "moved" AS (
    DELETE FROM "_retired_20250101000002_reading_pkey"
    RETURNING "sensor", "taken_at", "level", "unit", "_retired_20250101000002_sensor"
)
INSERT INTO "reading" ("sensor", "taken_at", "level", "unit", "_retired_20250101000002_sensor")
SELECT "sensor", "taken_at", "level", "unit", "_retired_20250101000002_sensor"
FROM "moved";
-- check: `sensor` of `reading` is required and has no value
SELECT *
FROM "reading"
WHERE "_retired_20250101000002_sensor" IS NULL;
-- check: `taken_at` of `reading` does not fit int32
SELECT "taken_at"
FROM "reading"
WHERE "taken_at" IS NOT NULL AND ("taken_at" BETWEEN -2147483648 AND 2147483647) IS NOT TRUE;
ALTER TABLE "reading" RENAME COLUMN "sensor" TO "_retired_after_20250101000002_sensor";
ALTER TABLE "reading" RENAME COLUMN "_retired_20250101000002_sensor" TO "sensor";
ALTER TABLE "reading"
    ALTER COLUMN "sensor" SET NOT NULL,
    ALTER COLUMN "taken_at" TYPE INTEGER,
    ALTER COLUMN "_retired_after_20250101000002_sensor" DROP NOT NULL,
    ALTER COLUMN "level" DROP DEFAULT,
    ALTER COLUMN "level" DROP NOT NULL;
ALTER TABLE "reading" RENAME COLUMN "level" TO "_retired_20250101000002_level";
