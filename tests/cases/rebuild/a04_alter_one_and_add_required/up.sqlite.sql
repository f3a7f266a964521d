-- rebuild `user` (id, name)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT,
    "code" TEXT NOT NULL DEFAULT 'x',
    "at" TIMESTAMP NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now'))
);
INSERT INTO "_new_user" ("id", "name", "code", "at")
SELECT "id", "name", 'x', strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now')
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
-- end of the rebuild
