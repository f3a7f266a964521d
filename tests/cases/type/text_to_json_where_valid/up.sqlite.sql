-- check: `value` of `item` does not fit json
SELECT "id", "value"
FROM "item"
WHERE "value" IS NOT NULL AND (json_valid("value")) IS NOT TRUE;
