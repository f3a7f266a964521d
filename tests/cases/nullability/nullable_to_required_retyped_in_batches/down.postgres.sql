ALTER TABLE "user" ALTER COLUMN "code" DROP NOT NULL;
-- in batches of 2 by id:
UPDATE "user" SET "_retired_20250101000002_filled_code" = "code", "code" = NULL WHERE "_retired_20250101000002_filled_code" IS NOT NULL AND "code" IS NOT NULL;
-- check: `code` occurs more than once in `user`
SELECT "code", count(*) AS "rows"
FROM (SELECT CAST("_retired_20250101000002_code" AS TEXT) AS "code" FROM "user") AS "user"
WHERE "code" IS NOT NULL
GROUP BY "code"
HAVING count(*) > 1;
DROP INDEX "user_code_key";
ALTER TABLE "user" RENAME COLUMN "code" TO "_retired_after_20250101000002_code";
ALTER TABLE "user" RENAME COLUMN "_retired_20250101000002_code" TO "code";
CREATE UNIQUE INDEX "user_code_key" ON "user" ("code");
