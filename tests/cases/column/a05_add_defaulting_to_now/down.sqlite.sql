-- rebuild `user` (id, name, city, created_at)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "city" TEXT,
    "created_at" TIMESTAMP
);
INSERT INTO "_new_user" ("id", "name", "city", "created_at")
SELECT "id", "name", "city", "created_at"
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
-- end of the rebuild
ALTER TABLE "user" RENAME COLUMN "created_at" TO "_retired_20250101000002_created_at";
