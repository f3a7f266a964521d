ALTER TABLE "user" RENAME COLUMN "_retired_20250101000002_level" TO "level";
-- check: rows of `user` fail the check `user_level_check`
SELECT "id", "level"
FROM (SELECT "id", COALESCE("level", 1) AS "level" FROM "user") AS "user"
WHERE NOT (level > 0);
-- rebuild `user` (id, name, city, level)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "city" TEXT,
    "level" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "user_level_check" CHECK (level > 0)
);
INSERT INTO "_new_user" ("id", "name", "city", "level")
SELECT "id", "name", "city", COALESCE("level", 1)
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
-- end of the rebuild
