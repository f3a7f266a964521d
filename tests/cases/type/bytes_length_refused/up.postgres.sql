-- check: `value` of `item` does not fit bytes(2)
SELECT "id", "value"
FROM "item"
WHERE "value" IS NOT NULL AND (octet_length("value") <= 2) IS NOT TRUE;
ALTER TABLE "item" ALTER COLUMN "value" TYPE BYTEA;
