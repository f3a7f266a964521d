-- rebuild `user` (id, code, x)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "x" INTEGER NOT NULL,
    "code" TEXT
);
INSERT INTO "_new_user" ("id", "x", "code")
SELECT "id", "x", "code"
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
-- end of the rebuild
ALTER TABLE "user" RENAME COLUMN "code" TO "_retired_20250101000002_code";
