-- check: a foreign key that no entity has refers to rows of `visit` that are to lose a value
SELECT conrelid::regclass AS "table", conname AS "foreign_key"
FROM pg_constraint
WHERE contype = 'f' AND confrelid = to_regclass('"visit"') AND confupdtype IN ('c', 'n', 'd')
    AND (conrelid IN (to_regclass('"visit"'))) IS NOT TRUE
    AND EXISTS (SELECT 1 FROM pg_attribute WHERE attrelid = confrelid AND attnum = ANY (confkey) AND attname IN ('age'))
    AND EXISTS (
        SELECT "id"
        FROM "visit"
        WHERE NOT (age < 200)
    );
LOCK TABLE "visit" IN EXCLUSIVE MODE;
WITH "moved" AS (
    SELECT "id", "age"
    FROM "visit"
    WHERE "id" IN (
        SELECT "id"
        FROM "visit"
        WHERE NOT (age < 200)
    )
    FOR UPDATE
), "copied" AS (
    INSERT INTO "_retired_20250101000002_visit_age_check" ("id", "age", "run")
    SELECT "id", "age", 0
    FROM "moved"
)
UPDATE "visit"
SET "age" = NULL
FROM "moved"
WHERE "visit"."id" = "moved"."id";
-- check: a foreign key that no entity has refers to rows of `visit` that are to leave
SELECT conrelid::regclass AS "table", conname AS "foreign_key"
FROM pg_constraint
WHERE contype = 'f' AND confrelid = to_regclass('"visit"') AND confdeltype IN ('c', 'n', 'd')
    AND (conrelid IN (to_regclass('"visit"'))) IS NOT TRUE
    AND EXISTS (
        SELECT "id"
        FROM "visit"
        WHERE NOT (starts < ends)
    );
LOCK TABLE "visit" IN EXCLUSIVE MODE;
WITH "moved" AS (
    DELETE FROM "visit"
    WHERE "id" IN (
        SELECT "id"
        FROM "visit"
        WHERE NOT (starts < ends)
    )
    RETURNING "id", "starts", "ends", "age"
)
INSERT INTO "_retired_20250101000002_visit_check" ("id", "starts", "ends", "age")
SELECT "id", "starts", "ends", "age"
FROM "moved";
-- check: rows of `visit` fail the check `visit_age_check`
SELECT "id", "age"
FROM "visit"
WHERE NOT (age < 200);
-- check: rows of `visit` fail the check `visit_check`
SELECT "id", "starts", "ends"
FROM "visit"
WHERE NOT (starts < ends);
ALTER TABLE "visit"
    ADD CONSTRAINT "visit_age_check" CHECK (age < 200),
    ADD CONSTRAINT "visit_check" CHECK (starts < ends);
