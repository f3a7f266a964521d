-- rebuild `account` (id, euros, cents)
CREATE TABLE "_new_account" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "euros" INTEGER NOT NULL,
    "cents" INTEGER
);
INSERT INTO "_new_account" ("id", "euros", "cents")
SELECT "id", "euros", "cents"
FROM "account";
DROP TABLE "account";
ALTER TABLE "_new_account" RENAME TO "account";
-- end of the rebuild
ALTER TABLE "account" RENAME COLUMN "cents" TO "_retired_20250101000002_cents";
