-- check: rows of `visit` that were kept aside have a primary key that was given again
SELECT "kept"."id"
FROM "_retired_20250101000002_visit_check" AS "kept"
WHERE EXISTS (SELECT 1 FROM "visit" WHERE "visit"."id" = "kept"."id");
-- rebuild `visit` (id, starts, ends, age)
CREATE TABLE "_new_visit" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "starts" INTEGER NOT NULL,
    "ends" INTEGER,
    "age" INTEGER
);
INSERT INTO "_new_visit" ("id", "starts", "ends", "age")
SELECT "id", "starts", "ends", "age"
FROM "visit";
DROP TABLE "visit";
ALTER TABLE "_new_visit" RENAME TO "visit";
-- end of the rebuild
INSERT INTO "visit" ("id", "starts", "ends", "age")
SELECT "id", "starts", "ends", "age"
FROM "_retired_20250101000002_visit_check";
DELETE FROM "_retired_20250101000002_visit_check";
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
