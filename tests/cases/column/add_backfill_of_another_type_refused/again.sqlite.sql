ALTER TABLE "event" RENAME COLUMN "_retired_20250101000002_on" TO "on";
-- check: `on` of `event` is required and has no value
SELECT "id"
FROM "event"
WHERE COALESCE("on", trim(day)) IS NULL;
-- check: `on` of `event` does not fit date
SELECT "id", "on"
FROM (SELECT "id", COALESCE("on", trim(day)) AS "on" FROM "event") AS "event"
WHERE "on" IS NOT NULL AND (date("on") = "on") IS NOT TRUE;
-- rebuild `event` (id, day, on)
CREATE TABLE "_new_event" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "day" TEXT NOT NULL,
    "on" DATE NOT NULL
);
INSERT INTO "_new_event" ("id", "day", "on")
SELECT "id", "day", COALESCE("on", trim(day))
FROM "event";
DROP TABLE "event";
ALTER TABLE "_new_event" RENAME TO "event";
-- end of the rebuild
