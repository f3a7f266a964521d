-- check: `name` occurs more than once in `user`
SELECT "name", count(*) AS "rows"
FROM (SELECT CAST(COALESCE("name", "_retired_after_20250101000002_name", CAST('x' AS TEXT)) AS TEXT) AS "name" FROM "user") AS "user"
GROUP BY "name"
HAVING count(*) > 1;
DROP INDEX "user_name_key";
UPDATE "user" SET "_retired_after_20250101000002_name" = COALESCE("name", "_retired_after_20250101000002_name", CAST('x' AS TEXT));
ALTER TABLE "user" RENAME COLUMN "name" TO "_retired_20250101000002_name";
ALTER TABLE "user" RENAME COLUMN "_retired_after_20250101000002_name" TO "name";
ALTER TABLE "user" ALTER COLUMN "name" SET NOT NULL;
CREATE UNIQUE INDEX "user_name_key" ON "user" ("name");
