ALTER TABLE "user" RENAME COLUMN "_retired_20250101000002_created_at" TO "created_at";
-- rebuild `user` (id, name, city, created_at)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "city" TEXT,
    "created_at" TIMESTAMP NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now'))
);
INSERT INTO "_new_user" ("id", "name", "city", "created_at")
SELECT "id", "name", "city", COALESCE("created_at", strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now'))
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
-- end of the rebuild
