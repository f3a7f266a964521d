ALTER TABLE "user" RENAME COLUMN "_retired_20250101000002_phone" TO "phone";
ALTER TABLE "user" RENAME COLUMN "_retired_20250101000002_visits" TO "visits";
ALTER TABLE "user" RENAME COLUMN "_retired_20250101000002_note" TO "note";
-- rebuild `user` (id, name, city, note, visits, phone)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "city" TEXT,
    "phone" TEXT,
    "visits" INTEGER NOT NULL DEFAULT 0,
    "note" TEXT NOT NULL DEFAULT ''
);
INSERT INTO "_new_user" ("id", "name", "city", "phone", "visits", "note")
SELECT "id", "name", "city", "phone", COALESCE("visits", 0), COALESCE("note", '')
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
-- end of the rebuild
