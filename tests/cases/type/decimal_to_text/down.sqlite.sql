-- check: `value` of `item` does not fit decimal
SELECT "id", "value"
FROM "item"
WHERE "value" IS NOT NULL AND ((ltrim(substr("value", 1, 1), '-') || substr("value", 2) GLOB '[0-9]*[0-9]' OR ltrim(substr("value", 1, 1), '-') || substr("value", 2) GLOB '[0-9]') AND ltrim(substr("value", 1, 1), '-') || substr("value", 2) NOT GLOB '*[^0-9.]*' AND ltrim(substr("value", 1, 1), '-') || substr("value", 2) NOT GLOB '*.*.*' AND length(ltrim(substr("value", 1, 1), '-') || substr("value", 2)) <= 29) IS NOT TRUE;
