-- check: `email` of `user` is required and has no value
SELECT "id"
FROM "user"
WHERE "email" IS NULL;
-- check: `email` occurs more than once in `user`
SELECT "email", count(*) AS "rows"
FROM "user"
GROUP BY "email"
HAVING count(*) > 1;
-- rebuild `user` (id, email)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL,
    "email" TEXT NOT NULL PRIMARY KEY
);
INSERT INTO "_new_user" ("id", "email")
SELECT "id", "email"
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
-- end of the rebuild
