ALTER TABLE "user" RENAME COLUMN "_retired_20250101000002_role" TO "role";
-- rebuild `user` (id, name, city, role)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "city" TEXT,
    "role" TEXT NOT NULL DEFAULT 'Member' CONSTRAINT "role" CHECK ("role" IN ('Admin', 'Member'))
);
INSERT INTO "_new_user" ("id", "name", "city", "role")
SELECT "id", "name", "city", COALESCE("role", 'Member')
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
-- end of the rebuild
