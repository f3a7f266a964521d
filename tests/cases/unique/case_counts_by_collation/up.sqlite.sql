-- check: `email` occurs more than once in `user`
SELECT "email" COLLATE "NOCASE" AS "email", count(*) AS "rows"
FROM "user"
GROUP BY "email" COLLATE "NOCASE"
HAVING count(*) > 1;
-- rebuild `user` (id, email)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "email" TEXT NOT NULL COLLATE "nocase"
);
INSERT INTO "_new_user" ("id", "email")
SELECT "id", "email"
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
CREATE UNIQUE INDEX "user_email_key" ON "user" ("email");
-- end of the rebuild
