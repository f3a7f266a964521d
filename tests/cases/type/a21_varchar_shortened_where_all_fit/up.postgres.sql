-- check: `value` of `item` does not fit text(10)
SELECT "id", "value"
FROM "item"
WHERE "value" IS NOT NULL AND (char_length("value") <= 10) IS NOT TRUE;
ALTER TABLE "item" ALTER COLUMN "value" TYPE VARCHAR(10);
