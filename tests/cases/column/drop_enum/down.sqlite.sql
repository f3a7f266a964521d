ALTER TABLE "user" RENAME COLUMN "_retired_20250101000002_role" TO "role";
-- check: `role` of `user` is required and has no value
SELECT "id"
FROM "user"
WHERE "role" IS NULL;
-- rebuild `user` (id, x, role)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "x" INTEGER NOT NULL,
    "role" TEXT NOT NULL CONSTRAINT "role" CHECK ("role" IN ('Admin', 'Member'))
);
INSERT INTO "_new_user" ("id", "x", "role")
SELECT "id", "x", "role"
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
-- end of the rebuild
