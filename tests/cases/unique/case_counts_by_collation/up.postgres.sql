-- check: `email` occurs more than once in `user`
SELECT "email" COLLATE "nocase" AS "email", count(*) AS "rows"
FROM "user"
GROUP BY "email" COLLATE "nocase"
HAVING count(*) > 1;
ALTER TABLE "user" ALTER COLUMN "email" TYPE TEXT COLLATE "nocase";
CREATE UNIQUE INDEX "user_email_key" ON "user" ("email");
