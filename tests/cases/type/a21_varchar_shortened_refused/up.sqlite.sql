-- check: `value` of `item` does not fit text(10)
SELECT "id", "value"
FROM "item"
WHERE "value" IS NOT NULL AND (length("value") <= 10) IS NOT TRUE;
