DROP INDEX "user_handle_key";
-- rebuild `user` (id, name, city, handle)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "city" TEXT,
    "handle" TEXT
);
INSERT INTO "_new_user" ("id", "name", "city", "handle")
SELECT "id", "name", "city", "handle"
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
-- end of the rebuild
ALTER TABLE "user" RENAME COLUMN "handle" TO "_retired_20250101000002_handle";
