-- check: `nullability` of `item` is required and has no value
SELECT "id"
FROM "item"
WHERE "nullability" IS NULL;
-- check: `length` of `item` does not fit text(40)
SELECT "id", "length"
FROM "item"
WHERE "length" IS NOT NULL AND (char_length("length") <= 40) IS NOT TRUE;
-- check: `size` of `item` does not fit int32
SELECT "id", "size"
FROM "item"
WHERE "size" IS NOT NULL AND ("size" BETWEEN -2147483648 AND 2147483647) IS NOT TRUE;
ALTER TABLE "item"
    ALTER COLUMN "nullability" SET NOT NULL,
    ALTER COLUMN "default" SET DEFAULT 'old',
    ALTER COLUMN "length" TYPE VARCHAR(40),
    ALTER COLUMN "size" TYPE INTEGER,
    ALTER COLUMN "at" SET DEFAULT (now() AT TIME ZONE 'UTC');
COMMENT ON COLUMN "item"."comment" IS 'says something else';
