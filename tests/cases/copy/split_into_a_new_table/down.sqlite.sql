ALTER TABLE "user" RENAME COLUMN "_retired_20250101000002_city" TO "city";
ALTER TABLE "user" RENAME COLUMN "_retired_20250101000002_street" TO "street";
DROP INDEX "address_user_id_key";
-- rebuild `address` (id, user_id, street, city, kind)
CREATE TABLE "_new_address" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "user_id" INTEGER NOT NULL,
    "street" TEXT NOT NULL,
    "city" TEXT,
    "kind" TEXT NOT NULL DEFAULT 'home',
    CONSTRAINT "address_check" CHECK (street <> '')
);
INSERT INTO "_new_address" ("id", "user_id", "street", "city", "kind")
SELECT "id", "user_id", "street", "city", "kind"
FROM "address";
DROP TABLE "address";
ALTER TABLE "_new_address" RENAME TO "address";
-- end of the rebuild
ALTER TABLE "address" RENAME TO "_retired_20250101000002_address";
