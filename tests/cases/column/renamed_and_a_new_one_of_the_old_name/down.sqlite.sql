DROP INDEX "user_login_key";
DROP INDEX "user_name_key";
ALTER TABLE "user" RENAME COLUMN "name" TO "_retired_20250101000002_name";
ALTER TABLE "user" RENAME COLUMN "login" TO "name";
-- rebuild `user` (id, name, _retired_20250101000002_name)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "_retired_20250101000002_name" TEXT
);
INSERT INTO "_new_user" ("id", "name", "_retired_20250101000002_name")
SELECT "id", "name", "_retired_20250101000002_name"
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
CREATE UNIQUE INDEX "user_name_key" ON "user" ("name");
-- end of the rebuild
