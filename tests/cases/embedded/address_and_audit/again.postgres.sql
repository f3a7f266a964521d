ALTER TABLE "user" RENAME COLUMN "_retired_20250101000002_revision" TO "revision";
ALTER TABLE "user" RENAME COLUMN "_retired_20250101000002_note" TO "note";
ALTER TABLE "user" RENAME COLUMN "_retired_20250101000002_billing_street" TO "billing_street";
ALTER TABLE "user" RENAME COLUMN "_retired_20250101000002_billing_city" TO "billing_city";
ALTER TABLE "user" RENAME COLUMN "_retired_20250101000002_billing_country" TO "billing_country";
ALTER TABLE "user" RENAME COLUMN "_retired_20250101000002_home_street" TO "home_street";
ALTER TABLE "user" RENAME COLUMN "_retired_20250101000002_home_city" TO "home_city";
ALTER TABLE "user" RENAME COLUMN "_retired_20250101000002_home_country" TO "home_country";
-- check: `billing_city` of `user` is required and has no value
SELECT "id"
FROM "user"
WHERE COALESCE("billing_city", CAST(name AS TEXT)) IS NULL;
-- check: `billing_city` of `user` does not fit text(255)
SELECT "id", "billing_city"
FROM (SELECT CAST(COALESCE("billing_city", CAST(name AS TEXT)) AS TEXT) AS "billing_city", "id" FROM "user") AS "user"
WHERE "billing_city" IS NOT NULL AND (char_length(CAST("billing_city" AS TEXT)) <= 255) IS NOT TRUE;
UPDATE "user" SET
    "revision" = COALESCE("revision", 0),
    "billing_street" = COALESCE("billing_street", ''),
    "billing_city" = COALESCE("billing_city", CAST(name AS TEXT)),
    "billing_country" = COALESCE("billing_country", 'CH')
WHERE "revision" IS NULL OR "billing_street" IS NULL OR "billing_city" IS NULL OR "billing_country" IS NULL;
ALTER TABLE "user"
    ALTER COLUMN "revision" SET DEFAULT 0,
    ALTER COLUMN "revision" SET NOT NULL,
    ALTER COLUMN "billing_street" SET DEFAULT '',
    ALTER COLUMN "billing_street" SET NOT NULL,
    ALTER COLUMN "billing_city" SET NOT NULL,
    ALTER COLUMN "billing_country" SET DEFAULT 'CH',
    ALTER COLUMN "billing_country" SET NOT NULL;
