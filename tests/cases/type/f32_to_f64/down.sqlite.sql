-- check: `value` of `item` does not fit float32
SELECT "id", "value"
FROM "item"
WHERE "value" IS NOT NULL AND ((abs("value") = 9e999 OR ("value" = 0 OR abs("value") BETWEEN 1.1754943e-38 AND 3.4028235e38) AND "value" * 536870913.0 - ("value" * 536870913.0 - "value") = "value")) IS NOT TRUE;
