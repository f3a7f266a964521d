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
WHERE COALESCE("billing_city", name) IS NULL;
-- check: `billing_city` of `user` does not fit text(255)
SELECT "id", "billing_city"
FROM (SELECT COALESCE("billing_city", name) AS "billing_city", "id" FROM "user") AS "user"
WHERE "billing_city" IS NOT NULL AND (typeof("billing_city") IN ('integer', 'real', 'text') AND length("billing_city") <= 255) IS NOT TRUE;
-- rebuild `user` (id, name, home_country, home_city, home_street, billing_country, billing_city, billing_street, note, revision)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "note" TEXT,
    "billing_street" TEXT NOT NULL DEFAULT '',
    "billing_city" TEXT NOT NULL,
    "billing_country" TEXT NOT NULL DEFAULT 'CH',
    "home_street" TEXT,
    "home_city" TEXT,
    "home_country" TEXT
);
INSERT INTO "_new_user" (
    "id",
    "name",
    "revision",
    "note",
    "billing_street",
    "billing_city",
    "billing_country",
    "home_street",
    "home_city",
    "home_country"
)
SELECT
    "id",
    "name",
    COALESCE("revision", 0),
    "note",
    COALESCE("billing_street", ''),
    COALESCE("billing_city", name),
    COALESCE("billing_country", 'CH'),
    "home_street",
    "home_city",
    "home_country"
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
-- end of the rebuild
