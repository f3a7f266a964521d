-- rebuild `user` (id, billing_city, billing_country)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "billing_city" TEXT NOT NULL DEFAULT 'none',
    "billing_country" TEXT,
    "_retired_20250101000002_billing_city" TEXT,
    CONSTRAINT "user_billing_country_check" CHECK (length(billing_country) = 2)
);
INSERT INTO "_new_user" ("id", "billing_city", "billing_country", "_retired_20250101000002_billing_city")
SELECT "id", COALESCE("billing_city", 'none'), "billing_country", "billing_city"
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
CREATE INDEX "user_billing_city_idx" ON "user" ("billing_city");
-- end of the rebuild
