ALTER TABLE "user" RENAME COLUMN "_retired_20250101000002_handle" TO "handle";
-- check: `handle` of `user` is required and has no value
SELECT "id"
FROM "user"
WHERE COALESCE("handle", CAST('user-' || id AS TEXT)) IS NULL;
-- check: `handle` occurs more than once in `user`
SELECT "handle", count(*) AS "rows"
FROM (SELECT CAST(COALESCE("handle", CAST('user-' || id AS TEXT)) AS TEXT) AS "handle" FROM "user") AS "user"
GROUP BY "handle"
HAVING count(*) > 1;
UPDATE "user" SET "handle" = COALESCE("handle", CAST('user-' || id AS TEXT))
WHERE "handle" IS NULL;
ALTER TABLE "user" ALTER COLUMN "handle" SET NOT NULL;
CREATE UNIQUE INDEX "user_handle_key" ON "user" ("handle");
