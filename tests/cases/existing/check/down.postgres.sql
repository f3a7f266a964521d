-- check: rows of `visit` that were kept aside have a primary key that was given again
SELECT "kept"."id"
FROM "_retired_20250101000002_visit_check" AS "kept"
WHERE EXISTS (SELECT 1 FROM "visit" WHERE "visit"."id" = "kept"."id");
ALTER TABLE "visit"
    DROP CONSTRAINT "visit_age_check",
    DROP CONSTRAINT "visit_check";
LOCK TABLE "visit" IN EXCLUSIVE MODE;
WITH "moved" AS (
    DELETE FROM "_retired_20250101000002_visit_check"
    RETURNING "id", "starts", "ends", "age"
)
INSERT INTO "visit" ("id", "starts", "ends", "age")
SELECT "id", "starts", "ends", "age"
FROM "moved";
LOCK TABLE "visit" IN EXCLUSIVE MODE;
UPDATE "_retired_20250101000002_visit_age_check" AS "kept"
SET "run" = (SELECT "next" FROM (SELECT max("run") + 1 AS "next" FROM "_retired_20250101000002_visit_age_check") AS "runs")
WHERE "run" = 0
    AND NOT EXISTS (SELECT 1 FROM "visit" WHERE "visit"."id" = "kept"."id" AND "visit"."age" IS NULL);
UPDATE "visit"
SET "age" = "kept"."age"
FROM "_retired_20250101000002_visit_age_check" AS "kept"
WHERE "visit"."id" = "kept"."id" AND "kept"."run" = 0;
DELETE FROM "_retired_20250101000002_visit_age_check"
WHERE "run" = 0;
