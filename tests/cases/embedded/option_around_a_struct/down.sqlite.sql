-- check: `billing_city` of `user` is required and has no value
SELECT "id"
FROM "user"
WHERE "billing_city" IS NULL;
-- rebuild `user` (id, billing_city, billing_country)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "billing_city" TEXT NOT NULL,
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
