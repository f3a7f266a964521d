-- check: `number` of `session` is required and has no value
SELECT "id"
FROM "session"
WHERE seen + 1 IS NULL;
-- check: `number` of `session` does not fit int64
SELECT "id", "number"
FROM (SELECT "id", seen + 1 AS "number" FROM "session") AS "session"
WHERE "number" IS NOT NULL AND ("number" = CAST("number" AS INTEGER)) IS NOT TRUE;
CREATE TABLE "device" (
    "id" INTEGER NOT NULL PRIMARY KEY
);
-- rebuild `session` (id, seen)
CREATE TABLE "_new_session" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "seen" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "device_id" INTEGER,
    CONSTRAINT "session_device_id_fkey" FOREIGN KEY ("device_id") REFERENCES "device" ("id")
);
INSERT INTO "_new_session" ("id", "seen", "number", "device_id")
SELECT "id", "seen", seen + 1, NULL
FROM "session";
DROP TABLE "session";
ALTER TABLE "_new_session" RENAME TO "session";
-- end of the rebuild
