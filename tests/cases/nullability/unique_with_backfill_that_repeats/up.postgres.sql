-- check: `name` occurs more than once in `user`
SELECT "name", count(*) AS "rows"
FROM (SELECT CAST(COALESCE("name", CAST('x' AS TEXT)) AS TEXT) AS "name" FROM "user") AS "user"
GROUP BY "name"
HAVING count(*) > 1;
DROP INDEX "user_name_key";
ALTER TABLE "user" ADD COLUMN "_migrator_name" TEXT;
UPDATE "user" SET "_migrator_name" = COALESCE("name", CAST('x' AS TEXT));
ALTER TABLE "user" RENAME COLUMN "name" TO "_retired_20250101000002_name";
ALTER TABLE "user" RENAME COLUMN "_migrator_name" TO "name";
ALTER TABLE "user" ALTER COLUMN "name" SET NOT NULL;
CREATE UNIQUE INDEX "user_name_key" ON "user" ("name");
