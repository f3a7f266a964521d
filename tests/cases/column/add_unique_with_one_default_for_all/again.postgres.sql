ALTER TABLE "user" RENAME COLUMN "_retired_20250101000002_handle" TO "handle";
-- check: `handle` occurs more than once in `user`
SELECT "handle", count(*) AS "rows"
FROM (SELECT CAST(COALESCE("handle", 'x') AS TEXT) AS "handle" FROM "user") AS "user"
GROUP BY "handle"
HAVING count(*) > 1;
UPDATE "user" SET "handle" = COALESCE("handle", 'x')
WHERE "handle" IS NULL;
ALTER TABLE "user"
    ALTER COLUMN "handle" SET DEFAULT 'x',
    ALTER COLUMN "handle" SET NOT NULL;
CREATE UNIQUE INDEX "user_handle_key" ON "user" ("handle");
