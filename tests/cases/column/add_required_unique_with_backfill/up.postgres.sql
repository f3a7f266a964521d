-- check: `handle` of `user` is required and has no value
SELECT "id"
FROM "user"
WHERE 'user-' || id IS NULL;
-- check: `handle` occurs more than once in `user`
SELECT "handle", count(*) AS "rows"
FROM (SELECT CAST('user-' || id AS TEXT) AS "handle" FROM "user") AS "user"
GROUP BY "handle"
HAVING count(*) > 1;
ALTER TABLE "user" ADD COLUMN "handle" TEXT;
UPDATE "user" SET "handle" = 'user-' || id;
ALTER TABLE "user" ALTER COLUMN "handle" SET NOT NULL;
CREATE UNIQUE INDEX "user_handle_key" ON "user" ("handle");
