-- check: `name` occurs more than once in `user`
SELECT "name", count(*) AS "rows"
FROM (SELECT CAST(CASE WHEN "_retired_20250101000002_name" IS NULL AND "name" IS NOT DISTINCT FROM (CAST('x' AS TEXT)) THEN NULL ELSE "name" END AS TEXT) AS "name" FROM "user") AS "user"
WHERE "name" IS NOT NULL
GROUP BY "name"
HAVING count(*) > 1;
DROP INDEX "user_name_key";
UPDATE "user" SET "_retired_20250101000002_name" = CASE WHEN "_retired_20250101000002_name" IS NULL AND "name" IS NOT DISTINCT FROM (CAST('x' AS TEXT)) THEN NULL ELSE "name" END;
ALTER TABLE "user" RENAME COLUMN "name" TO "_retired_after_20250101000002_name";
ALTER TABLE "user" RENAME COLUMN "_retired_20250101000002_name" TO "name";
ALTER TABLE "user" ALTER COLUMN "_retired_after_20250101000002_name" DROP NOT NULL;
CREATE UNIQUE INDEX "user_name_key" ON "user" ("name");
