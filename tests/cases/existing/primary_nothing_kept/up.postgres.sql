-- check: a foreign key that no entity has refers to rows of `setting` that are to leave
SELECT conrelid::regclass AS "table", conname AS "foreign_key"
FROM pg_constraint
WHERE contype = 'f' AND confrelid = to_regclass('"setting"') AND confdeltype IN ('c', 'n', 'd')
    AND (conrelid IN (to_regclass('"setting"'))) IS NOT TRUE
    AND EXISTS (
        SELECT "ctid"
        FROM "setting"
        WHERE "name" IS NULL
    );
LOCK TABLE "setting" IN EXCLUSIVE MODE;
DELETE FROM "setting"
WHERE "ctid" IN (
    SELECT "ctid"
    FROM "setting"
    WHERE "name" IS NULL
);
-- check: a foreign key that no entity has refers to rows of `setting` that are to leave
SELECT conrelid::regclass AS "table", conname AS "foreign_key"
FROM pg_constraint
WHERE contype = 'f' AND confrelid = to_regclass('"setting"') AND confdeltype IN ('c', 'n', 'd')
    AND (conrelid IN (to_regclass('"setting"'))) IS NOT TRUE
    AND EXISTS (
        SELECT "ctid"
        FROM (
            SELECT "ctid" AS "ctid", row_number() OVER (PARTITION BY "name" ORDER BY "written_at", "name" IS NULL, "name", "ctid") AS "_migrator_place"
            FROM "setting"
            WHERE "name" IS NOT NULL
        ) AS "numbered"
        WHERE "_migrator_place" > 1
    );
LOCK TABLE "setting" IN EXCLUSIVE MODE;
DELETE FROM "setting"
WHERE "ctid" IN (
    SELECT "ctid"
    FROM (
        SELECT "ctid" AS "ctid", row_number() OVER (PARTITION BY "name" ORDER BY "written_at", "name" IS NULL, "name", "ctid") AS "_migrator_place"
        FROM "setting"
        WHERE "name" IS NOT NULL
    ) AS "numbered"
    WHERE "_migrator_place" > 1
);
-- check: `name` of `setting` is required and has no value
SELECT *
FROM "setting"
WHERE "name" IS NULL;
-- check: `name` occurs more than once in `setting`
SELECT "name", count(*) AS "rows"
FROM "setting"
GROUP BY "name"
HAVING count(*) > 1;
ALTER TABLE "setting"
    ALTER COLUMN "name" SET NOT NULL,
    ADD CONSTRAINT "setting_pkey" PRIMARY KEY ("name");
