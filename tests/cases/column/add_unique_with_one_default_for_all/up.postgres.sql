-- check: `handle` occurs more than once in `user`
SELECT "handle", count(*) AS "rows"
FROM (SELECT CAST('x' AS TEXT) AS "handle" FROM "user") AS "user"
GROUP BY "handle"
HAVING count(*) > 1;
ALTER TABLE "user" ADD COLUMN "handle" TEXT NOT NULL DEFAULT 'x';
CREATE UNIQUE INDEX "user_handle_key" ON "user" ("handle");
