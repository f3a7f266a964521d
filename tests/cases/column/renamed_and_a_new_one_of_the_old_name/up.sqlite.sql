DROP INDEX "user_name_key";
ALTER TABLE "user" RENAME COLUMN "name" TO "login";
-- check: `name` of `user` is required and has no value
SELECT "id"
FROM "user"
WHERE upper(login) IS NULL;
-- check: `name` of `user` does not fit text(40)
SELECT "id", "name"
FROM (SELECT "id", upper(login) AS "name" FROM "user") AS "user"
WHERE "name" IS NOT NULL AND (typeof("name") IN ('integer', 'real', 'text') AND length("name") <= 40) IS NOT TRUE;
-- check: `name` occurs more than once in `user`
SELECT "name", count(*) AS "rows"
FROM (SELECT upper(login) AS "name" FROM "user") AS "user"
GROUP BY "name"
HAVING count(*) > 1;
-- rebuild `user` (id, login)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "login" TEXT NOT NULL,
    "name" TEXT NOT NULL
);
INSERT INTO "_new_user" ("id", "login", "name")
SELECT "id", "login", upper(login)
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
CREATE UNIQUE INDEX "user_login_key" ON "user" ("login");
CREATE UNIQUE INDEX "user_name_key" ON "user" ("name");
-- end of the rebuild
