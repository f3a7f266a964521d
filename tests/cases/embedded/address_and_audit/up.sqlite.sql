-- check: `billing_city` of `user` is required and has no value
SELECT "id"
FROM "user"
WHERE name IS NULL;
-- check: `billing_city` of `user` does not fit text(255)
SELECT "id", "billing_city"
FROM (SELECT name AS "billing_city", "id" FROM "user") AS "user"
WHERE "billing_city" IS NOT NULL AND (typeof("billing_city") IN ('integer', 'real', 'text') AND length("billing_city") <= 255) IS NOT TRUE;
-- rebuild `user` (id, name)
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
    0,
    NULL,
    '',
    name,
    'CH',
    NULL,
    NULL,
    NULL
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
-- end of the rebuild
