ALTER TABLE "user" RENAME COLUMN "_retired_20250101000002_code" TO "code";
-- check: `code` of `user` is required and has no value
SELECT "id"
FROM "user"
WHERE COALESCE("code", nonsense(name)) IS NULL;
-- rebuild `user` (id, name, code)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "code" TEXT NOT NULL
);
INSERT INTO "_new_user" ("id", "name", "code")
SELECT "id", "name", COALESCE("code", nonsense(name))
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
-- end of the rebuild
