-- check: `value` of `item` does not fit decimal(10, 4)
SELECT "id", "value"
FROM "item"
WHERE "value" IS NOT NULL AND (("value" = 'NaN' OR (abs("value") < 1e6 AND "value" = round("value", 4)))) IS NOT TRUE;
ALTER TABLE "item" ALTER COLUMN "value" TYPE NUMERIC(10, 4);
