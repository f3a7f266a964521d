DROP TABLE "device";
-- rebuild `session` (id, seen, number, device_id)
CREATE TABLE "_new_session" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "seen" INTEGER NOT NULL
);
INSERT INTO "_new_session" ("id", "seen")
SELECT "id", "seen"
FROM "session";
DROP TABLE "session";
ALTER TABLE "_new_session" RENAME TO "session";
-- end of the rebuild
