ALTER TABLE "reading" RENAME COLUMN "_retired_20250101000002_level" TO "level";
CREATE FUNCTION pg_temp._migrator_unfit() RETURNS SETOF "reading" LANGUAGE plpgsql AS $unfit$
#variable_conflict use_column
DECLARE _migrator_row "reading";
BEGIN
    PERFORM count(CAST(COALESCE("_retired_after_20250101000002_sensor", CAST(CAST(sensor AS INTEGER) AS BIGINT)) AS BIGINT)) FROM "reading";
EXCEPTION WHEN data_exception THEN
    FOR _migrator_row IN SELECT * FROM "reading" LOOP
        BEGIN
            PERFORM CAST(COALESCE("_retired_after_20250101000002_sensor", CAST(CAST(sensor AS INTEGER) AS BIGINT)) AS BIGINT) FROM (SELECT _migrator_row.*) AS "reading";
        EXCEPTION WHEN data_exception THEN RETURN NEXT _migrator_row;
        END;
    END LOOP;
END
$unfit$;
-- check: `sensor` of `reading` does not fit int64
SELECT "sensor"
FROM pg_temp._migrator_unfit();
DROP FUNCTION pg_temp._migrator_unfit();
-- check: `sensor` of `reading` is required and has no value
SELECT *
FROM "reading"
WHERE COALESCE("_retired_after_20250101000002_sensor", CAST(CAST(sensor AS INTEGER) AS BIGINT)) IS NULL;
UPDATE "reading" SET
    "_retired_after_20250101000002_sensor" = COALESCE("_retired_after_20250101000002_sensor", CAST(CAST(sensor AS INTEGER) AS BIGINT)),
    "level" = COALESCE("level", 7);
ALTER TABLE "reading" RENAME COLUMN "sensor" TO "_retired_20250101000002_sensor";
ALTER TABLE "reading" RENAME COLUMN "_retired_after_20250101000002_sensor" TO "sensor";
ALTER TABLE "reading"
    ALTER COLUMN "sensor" SET NOT NULL,
    ALTER COLUMN "taken_at" TYPE BIGINT,
    ALTER COLUMN "level" SET DEFAULT 7,
    ALTER COLUMN "level" SET NOT NULL,
    ALTER COLUMN "_retired_20250101000002_sensor" DROP NOT NULL;
-- check: a foreign key that no entity has refers to rows of `reading` that are to leave
SELECT conrelid::regclass AS "table", conname AS "foreign_key"
FROM pg_constraint
WHERE contype = 'f' AND confrelid = to_regclass('"reading"') AND confdeltype IN ('c', 'n', 'd')
    AND (conrelid IN (to_regclass('"reading"'))) IS NOT TRUE
    AND EXISTS (
        SELECT "ctid"
        FROM (
            SELECT "ctid" AS "ctid", row_number() OVER (PARTITION BY "sensor", "taken_at" ORDER BY "level" DESC, "taken_at" DESC, "sensor" DESC, "unit" IS NULL, "unit" DESC, "_retired_20250101000002_sensor" IS NULL, "_retired_20250101000002_sensor" DESC, "ctid" DESC) AS "_migrator_place"
            FROM "reading"
        ) AS "numbered"
        WHERE "_migrator_place" > 1
    );
LOCK TABLE "reading" IN EXCLUSIVE MODE;
WITH "moved" AS (
    DELETE FROM "reading"
    WHERE "ctid" IN (
        SELECT "ctid"
        FROM (
            SELECT "ctid" AS "ctid", row_number() OVER (PARTITION BY "sensor", "taken_at" ORDER BY "level" DESC, "taken_at" DESC, "sensor" DESC, "unit" IS NULL, "unit" DESC, "_retired_20250101000002_sensor" IS NULL, "_retired_20250101000002_sensor" DESC, "ctid" DESC) AS "_migrator_place"
            FROM "reading"
        ) AS "numbered"
        WHERE "_migrator_place" > 1
    )
    RETURNING "sensor", "taken_at", "unit", "level", "_retired_20250101000002_sensor"
)
INSERT INTO "_retired_20250101000002_reading_pkey" ("sensor", "taken_at", "unit", "level", "_retired_20250101000002_sensor")
SELECT "sensor", "taken_at", "unit", "level", "_retired_20250101000002_sensor"
FROM "moved";
-- check: `sensor`, `taken_at` occur together more than once in `reading`
SELECT "sensor", "taken_at", count(*) AS "rows"
FROM "reading"
GROUP BY "sensor", "taken_at"
HAVING count(*) > 1;
ALTER TABLE "reading" ADD CONSTRAINT "reading_pkey" PRIMARY KEY ("sensor", "taken_at");
ALTER TABLE "reading" RENAME COLUMN "unit" TO "_retired_20250101000002_unit";
