-- check: `value` of `item` does not fit text(3)
SELECT "id", "value"
FROM "item"
WHERE "value" IS NOT NULL AND (char_length(CAST("value" AS TEXT)) <= 3) IS NOT TRUE;
ALTER TABLE "item" ALTER COLUMN "value" TYPE VARCHAR(3) USING CAST("value" AS TEXT);
