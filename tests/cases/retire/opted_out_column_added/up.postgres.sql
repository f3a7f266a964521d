CREATE FUNCTION pg_temp._migrator_unfit() RETURNS SETOF "session" LANGUAGE plpgsql AS $unfit$
#variable_conflict use_column
DECLARE _migrator_row "session";
BEGIN
    PERFORM count(CAST(seen + 1 AS BIGINT)) FROM "session";
EXCEPTION WHEN data_exception THEN
    FOR _migrator_row IN SELECT * FROM "session" LOOP
        BEGIN
            PERFORM CAST(seen + 1 AS BIGINT) FROM (SELECT _migrator_row.*) AS "session";
        EXCEPTION WHEN data_exception THEN RETURN NEXT _migrator_row;
        END;
    END LOOP;
END
$unfit$;
-- check: `number` of `session` does not fit int64
SELECT "id", "seen"
FROM pg_temp._migrator_unfit();
DROP FUNCTION pg_temp._migrator_unfit();
-- check: `number` of `session` is required and has no value
SELECT "id"
FROM "session"
WHERE seen + 1 IS NULL;
CREATE TABLE "device" (
    "id" BIGINT NOT NULL,
    CONSTRAINT "device_pkey" PRIMARY KEY ("id")
);
ALTER TABLE "session"
    ADD COLUMN "number" BIGINT,
    ADD COLUMN "device_id" BIGINT;
UPDATE "session" SET "number" = seen + 1;
ALTER TABLE "session" ALTER COLUMN "number" SET NOT NULL;
ALTER TABLE "session" ADD CONSTRAINT "session_device_id_fkey" FOREIGN KEY ("device_id") REFERENCES "device" ("id");
