-- check: a foreign key that no entity has refers to rows of `setting` that are to leave
SELECT conrelid::regclass AS "table", conname AS "foreign_key"
FROM pg_constraint
WHERE contype = 'f' AND confrelid = to_regclass('"setting"') AND confdeltype IN ('c', 'n', 'd')
    AND (conrelid IN (to_regclass('"setting"'))) IS NOT TRUE
    AND EXISTS (
        SELECT "ctid"
        FROM (
            SELECT "ctid" AS "ctid", row_number() OVER (PARTITION BY "tenant", "name" ORDER BY "written_at" DESC, "tenant" DESC, "name" DESC, "value" IS NULL, "value" DESC, "ctid" DESC) AS "_migrator_place"
            FROM "setting"
        ) AS "numbered"
        WHERE "_migrator_place" > 1
    );
LOCK TABLE "setting" IN EXCLUSIVE MODE;
WITH "moved" AS (
    DELETE FROM "setting"
    WHERE "ctid" IN (
        SELECT "ctid"
        FROM (
            SELECT "ctid" AS "ctid", row_number() OVER (PARTITION BY "tenant", "name" ORDER BY "written_at" DESC, "tenant" DESC, "name" DESC, "value" IS NULL, "value" DESC, "ctid" DESC) AS "_migrator_place"
            FROM "setting"
        ) AS "numbered"
        WHERE "_migrator_place" > 1
    )
    RETURNING "tenant", "name", "value", "written_at"
)
INSERT INTO "_retired_20250101000002_setting_pkey" ("tenant", "name", "value", "written_at")
SELECT "tenant", "name", "value", "written_at"
FROM "moved";
-- check: `tenant`, `name` occur together more than once in `setting`
SELECT "tenant", "name", count(*) AS "rows"
FROM "setting"
GROUP BY "tenant", "name"
HAVING count(*) > 1;
ALTER TABLE "setting" ADD CONSTRAINT "setting_pkey" PRIMARY KEY ("tenant", "name");
