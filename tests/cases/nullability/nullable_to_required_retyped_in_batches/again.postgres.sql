-- check: `code` occurs more than once in `user`
SELECT "code", count(*) AS "rows"
FROM (SELECT CAST(COALESCE("_retired_after_20250101000002_code", CAST(CAST(code AS DECIMAL) AS BIGINT)) AS BIGINT) AS "code" FROM "user") AS "user"
WHERE "code" IS NOT NULL
GROUP BY "code"
HAVING count(*) > 1;
DROP INDEX "user_code_key";
UPDATE "user" SET "_retired_after_20250101000002_code" = COALESCE("_retired_after_20250101000002_code", CAST(CAST(code AS DECIMAL) AS BIGINT));
ALTER TABLE "user" RENAME COLUMN "code" TO "_retired_20250101000002_code";
ALTER TABLE "user" RENAME COLUMN "_retired_after_20250101000002_code" TO "code";
CREATE UNIQUE INDEX "user_code_key" ON "user" ("code");
-- in batches of 2 by id:
UPDATE "user" SET "_retired_20250101000002_filled_code" = NULL WHERE "_retired_20250101000002_filled_code" IS NOT NULL AND "code" IS NOT NULL;
-- in batches of 2 by id:
UPDATE "user" SET "code" = "_retired_20250101000002_filled_code" WHERE "_retired_20250101000002_filled_code" IS NOT NULL AND "code" IS NULL;
-- in batches of 2 by id:
UPDATE "user" SET "_retired_20250101000002_filled_code" = 100 + id, "code" = 100 + id WHERE "code" IS NULL;
-- in batches of 2 by id, in one transaction:
UPDATE "user" SET "_retired_20250101000002_filled_code" = 100 + id, "code" = 100 + id WHERE "code" IS NULL;
-- check: `code` of `user` is required and has no value
SELECT "id"
FROM "user"
WHERE "code" IS NULL;
ALTER TABLE "user" ALTER COLUMN "code" SET NOT NULL;
