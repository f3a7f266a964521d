-- rebuild `user` (id, name, revision, note, billing_street, billing_city, billing_country, home_street, home_city, home_country)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "home_country" TEXT,
    "home_city" TEXT,
    "home_street" TEXT,
    "billing_country" TEXT,
    "billing_city" TEXT,
    "billing_street" TEXT,
    "note" TEXT,
    "revision" INTEGER
);
INSERT INTO "_new_user" (
    "id",
    "name",
    "home_country",
    "home_city",
    "home_street",
    "billing_country",
    "billing_city",
    "billing_street",
    "note",
    "revision"
)
SELECT
    "id",
    "name",
    "home_country",
    "home_city",
    "home_street",
    "billing_country",
    "billing_city",
    "billing_street",
    "note",
    "revision"
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
-- end of the rebuild
ALTER TABLE "user" RENAME COLUMN "home_country" TO "_retired_20250101000002_home_country";
ALTER TABLE "user" RENAME COLUMN "home_city" TO "_retired_20250101000002_home_city";
ALTER TABLE "user" RENAME COLUMN "home_street" TO "_retired_20250101000002_home_street";
ALTER TABLE "user" RENAME COLUMN "billing_country" TO "_retired_20250101000002_billing_country";
ALTER TABLE "user" RENAME COLUMN "billing_city" TO "_retired_20250101000002_billing_city";
ALTER TABLE "user" RENAME COLUMN "billing_street" TO "_retired_20250101000002_billing_street";
ALTER TABLE "user" RENAME COLUMN "note" TO "_retired_20250101000002_note";
ALTER TABLE "user" RENAME COLUMN "revision" TO "_retired_20250101000002_revision";
