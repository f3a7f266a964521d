-- rebuild `user` (id, name, city, role)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "city" TEXT,
    "role" TEXT
);
INSERT INTO "_new_user" ("id", "name", "city", "role")
SELECT "id", "name", "city", "role"
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
-- end of the rebuild
ALTER TABLE "user" RENAME COLUMN "role" TO "_retired_20250101000002_role";
