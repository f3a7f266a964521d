-- check: `billing_city` of `user` is required and has no value
SELECT "id"
FROM "user"
WHERE name IS NULL;
-- check: `billing_city` of `user` does not fit text(255)
SELECT "id", "billing_city"
FROM (SELECT CAST(name AS TEXT) AS "billing_city", "id" FROM "user") AS "user"
WHERE "billing_city" IS NOT NULL AND (char_length(CAST("billing_city" AS TEXT)) <= 255) IS NOT TRUE;
ALTER TABLE "user"
    ADD COLUMN "revision" BIGINT NOT NULL DEFAULT 0,
    ADD COLUMN "note" TEXT,
    ADD COLUMN "billing_street" TEXT NOT NULL DEFAULT '',
    ADD COLUMN "billing_city" VARCHAR(255),
    ADD COLUMN "billing_country" VARCHAR(2) NOT NULL DEFAULT 'CH',
    ADD COLUMN "home_street" TEXT,
    ADD COLUMN "home_city" VARCHAR(255),
    ADD COLUMN "home_country" VARCHAR(2);
UPDATE "user" SET "billing_city" = name;
ALTER TABLE "user" ALTER COLUMN "billing_city" SET NOT NULL;
