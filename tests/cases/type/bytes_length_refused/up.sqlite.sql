-- check: `value` of `item` does not fit bytes(2)
SELECT "id", "value"
FROM "item"
WHERE "value" IS NOT NULL AND (length("value") <= 2) IS NOT TRUE;
