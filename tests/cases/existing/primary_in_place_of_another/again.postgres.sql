-- check: a foreign key that no entity has refers to rows of `member` that are to leave
SELECT conrelid::regclass AS "table", conname AS "foreign_key"
FROM pg_constraint
WHERE contype = 'f' AND confrelid = to_regclass('"member"') AND confdeltype IN ('c', 'n', 'd')
    AND (conrelid IN (to_regclass('"member"'))) IS NOT TRUE
    AND EXISTS (
        SELECT "id"
        FROM "member"
        WHERE "person" IS NULL
    );
LOCK TABLE "member" IN EXCLUSIVE MODE;
WITH "moved" AS (
    DELETE FROM "member"
    WHERE "id" IN (
        SELECT "id"
        FROM "member"
        WHERE "person" IS NULL
    )
    RETURNING "team", "person", "since", "id"
)
INSERT INTO "_retired_20250101000002_member_pkey" ("team", "person", "since", "id")
SELECT "team", "person", "since", "id"
FROM "moved";
-- check: a foreign key that no entity has refers to rows of `member` that are to leave
SELECT conrelid::regclass AS "table", conname AS "foreign_key"
FROM pg_constraint
WHERE contype = 'f' AND confrelid = to_regclass('"member"') AND confdeltype IN ('c', 'n', 'd')
    AND (conrelid IN (to_regclass('"member"'))) IS NOT TRUE
    AND EXISTS (
        SELECT "id"
        FROM (
            SELECT "id", row_number() OVER (PARTITION BY "team", "person" ORDER BY "id") AS "_migrator_place"
            FROM "member"
            WHERE "person" IS NOT NULL
        ) AS "numbered"
        WHERE "_migrator_place" > 1
    );
LOCK TABLE "member" IN EXCLUSIVE MODE;
WITH "moved" AS (
    DELETE FROM "member"
    WHERE "id" IN (
        SELECT "id"
        FROM (
            SELECT "id", row_number() OVER (PARTITION BY "team", "person" ORDER BY "id") AS "_migrator_place"
            FROM "member"
            WHERE "person" IS NOT NULL
        ) AS "numbered"
        WHERE "_migrator_place" > 1
    )
    RETURNING "team", "person", "since", "id"
)
INSERT INTO "_retired_20250101000002_member_pkey2" ("team", "person", "since", "id")
SELECT "team", "person", "since", "id"
FROM "moved";
-- check: `person` of `member` is required and has no value
SELECT "id"
FROM "member"
WHERE "person" IS NULL;
-- check: `team`, `person` occur together more than once in `member`
SELECT "team", "person", count(*) AS "rows"
FROM "member"
GROUP BY "team", "person"
HAVING count(*) > 1;
ALTER TABLE "member" DROP CONSTRAINT "member_pkey";
ALTER TABLE "member"
    ALTER COLUMN "person" SET NOT NULL,
    ALTER COLUMN "id" DROP IDENTITY,
    ALTER COLUMN "id" DROP NOT NULL,
    ADD CONSTRAINT "member_pkey" PRIMARY KEY ("team", "person");
ALTER TABLE "member" RENAME COLUMN "id" TO "_retired_20250101000002_id";
