-- rebuild `user` (id, role, x)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "x" INTEGER NOT NULL,
    "role" TEXT
);
INSERT INTO "_new_user" ("id", "x", "role")
SELECT "id", "x", "role"
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
-- end of the rebuild
ALTER TABLE "user" RENAME COLUMN "role" TO "_retired_20250101000002_role";
