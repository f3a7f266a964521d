-- check: `value` of `item` does not fit decimal(10, 2)
SELECT "id", "value"
FROM "item"
WHERE "value" IS NOT NULL AND (length(ltrim(substr("value", 1, instr("value" || '.', '.') - 1), '-0')) <= 8 AND length("value") - instr("value" || '.', '.') <= 2) IS NOT TRUE;
