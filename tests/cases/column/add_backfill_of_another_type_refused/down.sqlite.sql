-- rebuild `event` (id, day, on)
CREATE TABLE "_new_event" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "day" TEXT NOT NULL,
    "on" DATE
);
INSERT INTO "_new_event" ("id", "day", "on")
SELECT "id", "day", "on"
FROM "event";
DROP TABLE "event";
ALTER TABLE "_new_event" RENAME TO "event";
-- end of the rebuild
ALTER TABLE "event" RENAME COLUMN "on" TO "_retired_20250101000002_on";
