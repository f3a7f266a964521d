-- check: `value` of `item` does not fit float32
SELECT "id", "value"
FROM "item"
WHERE "value" IS NOT NULL AND (CASE WHEN "value" IN (0, 'NaN', 'Infinity', '-Infinity') THEN TRUE WHEN abs("value") BETWEEN 1.401298464324817e-45 AND 3.4028234663852886e38 THEN CAST(CAST("value" AS REAL) AS DOUBLE PRECISION) = "value" ELSE FALSE END) IS NOT TRUE;
ALTER TABLE "item" ALTER COLUMN "value" TYPE REAL;
