-- check: `value` of `item` does not fit decimal
SELECT "id", "value"
FROM "item"
WHERE "value" IS NOT NULL AND (CASE WHEN char_length("value") <= 16000 AND "value" ~ '^(-?[0-9]+([.][0-9]+)?|NaN|-?Infinity)$' THEN TRUE ELSE FALSE END) IS NOT TRUE;
ALTER TABLE "item" ALTER COLUMN "value" TYPE NUMERIC USING CAST("value" AS NUMERIC);
