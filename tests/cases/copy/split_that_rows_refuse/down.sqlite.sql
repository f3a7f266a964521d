ALTER TABLE "user" RENAME COLUMN "_retired_20250101000002_card" TO "card";
DROP INDEX "card_number_key";
-- rebuild `card` (id, number, user_id)
CREATE TABLE "_new_card" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "number" TEXT NOT NULL,
    "user_id" INTEGER NOT NULL
);
INSERT INTO "_new_card" ("id", "number", "user_id")
SELECT "id", "number", "user_id"
FROM "card";
DROP TABLE "card";
ALTER TABLE "_new_card" RENAME TO "card";
-- end of the rebuild
ALTER TABLE "card" RENAME TO "_retired_20250101000002_card";
