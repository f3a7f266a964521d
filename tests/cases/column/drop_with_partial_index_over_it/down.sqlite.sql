ALTER TABLE "user" RENAME COLUMN "_retired_20250101000002_deleted" TO "deleted";
-- check: `deleted` of `user` is required and has no value
SELECT "id"
FROM "user"
WHERE "deleted" IS NULL;
-- check: `email` occurs more than once in `user`
SELECT "email", count(*) AS "rows"
FROM "user"
WHERE (NOT deleted)
GROUP BY "email"
HAVING count(*) > 1;
-- rebuild `user` (id, email, deleted)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "email" TEXT NOT NULL,
    "deleted" BOOLEAN NOT NULL
);
INSERT INTO "_new_user" ("id", "email", "deleted")
SELECT "id", "email", "deleted"
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
CREATE UNIQUE INDEX "user_email_key" ON "user" ("email") WHERE NOT deleted;
-- end of the rebuild
