-- rebuild `user` (id, name, code)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "code" TEXT
);
INSERT INTO "_new_user" ("id", "name", "code")
SELECT "id", "name", "code"
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
-- end of the rebuild
ALTER TABLE "user" RENAME COLUMN "code" TO "_retired_20250101000002_code";
