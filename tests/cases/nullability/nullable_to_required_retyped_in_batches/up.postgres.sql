-- check: `code` occurs more than once in `user`
SELECT "code", count(*) AS "rows"
FROM (SELECT CAST(CAST(CAST(code AS DECIMAL) AS BIGINT) AS BIGINT) AS "code" FROM "user") AS "user"
WHERE "code" IS NOT NULL
GROUP BY "code"
HAVING count(*) > 1;
DROP INDEX "user_code_key";
ALTER TABLE "user" ADD COLUMN "_migrator_code" BIGINT;
UPDATE "user" SET "_migrator_code" = CAST(CAST(code AS DECIMAL) AS BIGINT);
ALTER TABLE "user" RENAME COLUMN "code" TO "_retired_20250101000002_code";
ALTER TABLE "user" RENAME COLUMN "_migrator_code" TO "code";
CREATE UNIQUE INDEX "user_code_key" ON "user" ("code");
ALTER TABLE "user" ADD COLUMN "_retired_20250101000002_filled_code" BIGINT;
-- in batches of 2 by id:
UPDATE "user" SET "_retired_20250101000002_filled_code" = 100 + id, "code" = 100 + id WHERE "code" IS NULL;
-- in batches of 2 by id, in one transaction:
UPDATE "user" SET "_retired_20250101000002_filled_code" = 100 + id, "code" = 100 + id WHERE "code" IS NULL;
-- check: `code` of `user` is required and has no value
SELECT "id"
FROM "user"
WHERE "code" IS NULL;
ALTER TABLE "user" ALTER COLUMN "code" SET NOT NULL;
