-- check: `value` of `item` does not fit text(50)
SELECT "id", "value"
FROM "item"
WHERE "value" IS NOT NULL AND (length("value") <= 50) IS NOT TRUE;
