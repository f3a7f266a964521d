ALTER TABLE "user" RENAME COLUMN "_retired_20250101000002_handle" TO "handle";
-- check: `handle` occurs more than once in `user`
SELECT "handle", count(*) AS "rows"
FROM (SELECT COALESCE("handle", 'x') AS "handle" FROM "user") AS "user"
GROUP BY "handle"
HAVING count(*) > 1;
-- rebuild `user` (id, name, city, handle)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "city" TEXT,
    "handle" TEXT NOT NULL DEFAULT 'x'
);
INSERT INTO "_new_user" ("id", "name", "city", "handle")
SELECT "id", "name", "city", COALESCE("handle", 'x')
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
CREATE UNIQUE INDEX "user_handle_key" ON "user" ("handle");
-- end of the rebuild
