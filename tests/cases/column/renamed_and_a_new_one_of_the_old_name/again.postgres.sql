ALTER TABLE "user" RENAME COLUMN "name" TO "login";
ALTER TABLE "user" RENAME COLUMN "_retired_20250101000002_name" TO "name";
-- check: `name` of `user` is required and has no value
SELECT "id"
FROM "user"
WHERE COALESCE("name", CAST(upper(login) AS TEXT)) IS NULL;
-- check: `name` of `user` does not fit text(40)
SELECT "id", "name"
FROM (SELECT "id", CAST(COALESCE("name", CAST(upper(login) AS TEXT)) AS TEXT) AS "name" FROM "user") AS "user"
WHERE "name" IS NOT NULL AND (char_length(CAST("name" AS TEXT)) <= 40) IS NOT TRUE;
-- check: `name` occurs more than once in `user`
SELECT "name", count(*) AS "rows"
FROM (SELECT CAST(COALESCE("name", CAST(upper(login) AS TEXT)) AS TEXT) AS "name" FROM "user") AS "user"
GROUP BY "name"
HAVING count(*) > 1;
ALTER INDEX "user_name_key" RENAME TO "user_login_key";
UPDATE "user" SET "name" = COALESCE("name", CAST(upper(login) AS TEXT))
WHERE "name" IS NULL;
ALTER TABLE "user" ALTER COLUMN "name" SET NOT NULL;
CREATE UNIQUE INDEX "user_name_key" ON "user" ("name");
