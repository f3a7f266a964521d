ALTER TABLE "user" RENAME COLUMN "_retired_20250101000002_code" TO "code";
-- rebuild `user` (id, x, code)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "x" INTEGER NOT NULL,
    "code" TEXT NOT NULL DEFAULT 'x'
);
INSERT INTO "_new_user" ("id", "x", "code")
SELECT "id", "x", COALESCE("code", 'x')
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
-- end of the rebuild
