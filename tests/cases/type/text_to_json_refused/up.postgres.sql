CREATE OR REPLACE FUNCTION pg_temp._migrator_is_json(value TEXT) RETURNS BOOLEAN
LANGUAGE plpgsql AS 'BEGIN PERFORM CAST(value AS JSONB); RETURN TRUE; EXCEPTION WHEN OTHERS THEN RETURN FALSE; END';
-- check: `value` of `item` does not fit json
SELECT "id", "value"
FROM "item"
WHERE "value" IS NOT NULL AND (pg_temp._migrator_is_json("value")) IS NOT TRUE;
DROP FUNCTION pg_temp._migrator_is_json(TEXT);
ALTER TABLE "item" ALTER COLUMN "value" TYPE JSONB USING CAST("value" AS JSONB);
