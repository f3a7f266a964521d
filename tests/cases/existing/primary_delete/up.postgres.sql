-- check: a foreign key that no entity has refers to rows of `log` that are to leave
SELECT conrelid::regclass AS "table", conname AS "foreign_key"
FROM pg_constraint
WHERE contype = 'f' AND confrelid = to_regclass('"log"') AND confdeltype IN ('c', 'n', 'd')
    AND (conrelid IN (to_regclass('"log"'))) IS NOT TRUE
    AND EXISTS (
        SELECT "ctid"
        FROM "log"
        WHERE "number" IS NULL OR "part" IS NULL
    );
LOCK TABLE "log" IN EXCLUSIVE MODE;
CREATE TABLE "_retired_20250101000002_log_key" (
    "number" BIGINT,
    "part" INTEGER,
    "text" VARCHAR(20) NOT NULL
);
WITH "moved" AS (
    DELETE FROM "log"
    WHERE "ctid" IN (
        SELECT "ctid"
        FROM "log"
        WHERE "number" IS NULL OR "part" IS NULL
    )
    RETURNING "number", "part", "text"
)
INSERT INTO "_retired_20250101000002_log_key" ("number", "part", "text")
SELECT "number", "part", "text"
FROM "moved";
-- check: `number` of `log` is required and has no value
SELECT *
FROM "log"
WHERE "number" IS NULL;
-- check: `part` of `log` is required and has no value
SELECT *
FROM "log"
WHERE "part" IS NULL;
-- check: `number`, `part` occur together more than once in `log`
SELECT "number", "part", count(*) AS "rows"
FROM "log"
GROUP BY "number", "part"
HAVING count(*) > 1;
ALTER TABLE "log"
    ALTER COLUMN "number" SET NOT NULL,
    ALTER COLUMN "part" SET NOT NULL,
    ADD CONSTRAINT "log_key" PRIMARY KEY ("number", "part");
