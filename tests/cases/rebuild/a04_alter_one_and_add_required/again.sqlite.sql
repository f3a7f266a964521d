ALTER TABLE "user" RENAME COLUMN "_retired_20250101000002_code" TO "code";
ALTER TABLE "user" RENAME COLUMN "_retired_20250101000002_at" TO "at";
-- rebuild `user` (id, name, at, code)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT,
    "code" TEXT NOT NULL DEFAULT 'x',
    "at" TIMESTAMP NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now'))
);
INSERT INTO "_new_user" ("id", "name", "code", "at")
SELECT "id", "name", COALESCE("code", 'x'), COALESCE("at", strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now'))
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
-- end of the rebuild
