DROP INDEX "user_billing_city_idx";
ALTER TABLE "user" RENAME COLUMN "billing_city" TO "invoice_town";
ALTER TABLE "user" RENAME COLUMN "billing_country" TO "invoice_country";
-- rebuild `user` (id, invoice_town, invoice_country)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "invoice_town" TEXT NOT NULL,
    "invoice_country" TEXT,
    CONSTRAINT "user_invoice_country_check" CHECK (length(invoice_country) = 2)
);
INSERT INTO "_new_user" ("id", "invoice_town", "invoice_country")
SELECT "id", "invoice_town", "invoice_country"
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
CREATE INDEX "user_invoice_town_idx" ON "user" ("invoice_town");
-- end of the rebuild
