DROP INDEX "user_email_key";
-- rebuild `user` (id, email, deleted)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "email" TEXT NOT NULL,
    "deleted" BOOLEAN
);
INSERT INTO "_new_user" ("id", "email", "deleted")
SELECT "id", "email", "deleted"
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
-- end of the rebuild
ALTER TABLE "user" RENAME COLUMN "deleted" TO "_retired_20250101000002_deleted";
