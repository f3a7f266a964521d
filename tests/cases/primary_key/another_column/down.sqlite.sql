-- check: `id` occurs more than once in `user`
SELECT "id", count(*) AS "rows"
FROM "user"
GROUP BY "id"
HAVING count(*) > 1;
-- rebuild `user` (id, email)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "email" TEXT NOT NULL
);
INSERT INTO "_new_user" ("id", "email")
SELECT "id", "email"
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
-- end of the rebuild
