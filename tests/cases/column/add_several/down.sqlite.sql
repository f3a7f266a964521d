-- rebuild `user` (id, name, city, phone, visits, note)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "city" TEXT,
    "note" TEXT,
    "visits" INTEGER,
    "phone" TEXT
);
INSERT INTO "_new_user" ("id", "name", "city", "note", "visits", "phone")
SELECT "id", "name", "city", "note", "visits", "phone"
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
-- end of the rebuild
ALTER TABLE "user" RENAME COLUMN "note" TO "_retired_20250101000002_note";
ALTER TABLE "user" RENAME COLUMN "visits" TO "_retired_20250101000002_visits";
ALTER TABLE "user" RENAME COLUMN "phone" TO "_retired_20250101000002_phone";
