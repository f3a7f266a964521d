-- rebuild `user` (id, billing_city, billing_country)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "billing_city" TEXT,
    "billing_country" TEXT,
    CONSTRAINT "user_billing_country_check" CHECK (length(billing_country) = 2)
);
INSERT INTO "_new_user" ("id", "billing_city", "billing_country")
SELECT "id", "billing_city", "billing_country"
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
CREATE INDEX "user_billing_city_idx" ON "user" ("billing_city");
-- end of the rebuild
