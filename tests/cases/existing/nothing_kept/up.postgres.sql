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
UPDATE "visit"
SET "age" = NULL
WHERE "id" IN (
    SELECT "id"
    FROM "visit"
    WHERE NOT (age < 200)
);
-- check: a foreign key that no entity has refers to rows of `visit` that are to leave
SELECT conrelid::regclass AS "table", conname AS "foreign_key"
FROM pg_constraint
WHERE contype = 'f' AND confrelid = to_regclass('"visit"') AND confdeltype IN ('c', 'n', 'd')
    AND (conrelid IN (to_regclass('"visit"'))) IS NOT TRUE
    AND EXISTS (
        SELECT "id"
        FROM "visit"
        WHERE "team" IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM "team" AS "target" WHERE "target"."id" = "visit"."team")
    );
LOCK TABLE "visit" IN EXCLUSIVE MODE;
DELETE FROM "visit"
WHERE "id" IN (
    SELECT "id"
    FROM "visit"
    WHERE "team" IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM "team" AS "target" WHERE "target"."id" = "visit"."team")
);
-- check: a foreign key that no entity has refers to rows of `visit` that are to leave
SELECT conrelid::regclass AS "table", conname AS "foreign_key"
FROM pg_constraint
WHERE contype = 'f' AND confrelid = to_regclass('"visit"') AND confdeltype IN ('c', 'n', 'd')
    AND (conrelid IN (to_regclass('"visit"'))) IS NOT TRUE
    AND EXISTS (
        SELECT "id"
        FROM (
            SELECT "id", row_number() OVER (PARTITION BY "code" ORDER BY "id") AS "_migrator_place"
            FROM "visit"
        ) AS "numbered"
        WHERE "_migrator_place" > 1
    );
LOCK TABLE "visit" IN EXCLUSIVE MODE;
DELETE FROM "visit"
WHERE "id" IN (
    SELECT "id"
    FROM (
        SELECT "id", row_number() OVER (PARTITION BY "code" ORDER BY "id") AS "_migrator_place"
        FROM "visit"
    ) AS "numbered"
    WHERE "_migrator_place" > 1
);
-- check: `code` occurs more than once in `visit`
SELECT "code", count(*) AS "rows"
FROM "visit"
GROUP BY "code"
HAVING count(*) > 1;
-- check: rows of `visit` fail the check `visit_age_check`
SELECT "id", "age"
FROM "visit"
WHERE NOT (age < 200);
-- check: `team` of `visit` refers to rows that `team` does not have
SELECT "id", "team"
FROM "visit"
WHERE "team" IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM "team" AS "target" WHERE "target"."id" = "visit"."team");
ALTER TABLE "visit" ADD CONSTRAINT "visit_age_check" CHECK (age < 200);
CREATE UNIQUE INDEX "visit_code_key" ON "visit" ("code");
ALTER TABLE "visit" ADD CONSTRAINT "visit_team_fkey" FOREIGN KEY ("team") REFERENCES "team" ("id");
