-- check: `name` of `user` is required and has no value
SELECT "id"
FROM "user"
WHERE "name" IS NULL;
-- rebuild `user` (id, name, code, at)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "at" TIMESTAMP,
    "code" TEXT
);
INSERT INTO "_new_user" ("id", "name", "at", "code")
SELECT "id", "name", "at", "code"
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
-- end of the rebuild
ALTER TABLE "user" RENAME COLUMN "at" TO "_retired_20250101000002_at";
ALTER TABLE "user" RENAME COLUMN "code" TO "_retired_20250101000002_code";
