-- check: `value` of `item` does not fit decimal(10, 4)
SELECT "id", "value"
FROM "item"
WHERE "value" IS NOT NULL AND (length(ltrim(substr("value", 1, instr("value" || '.', '.') - 1), '-0')) <= 6 AND length("value") - instr("value" || '.', '.') <= 4) IS NOT TRUE;
