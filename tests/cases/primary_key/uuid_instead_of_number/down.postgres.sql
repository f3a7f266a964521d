-- check: `id` of `doc` is required and has no value
SELECT *
FROM "doc"
WHERE "_retired_20250101000002_id" IS NULL;
-- check: `id` occurs more than once in `doc`
SELECT "id", count(*) AS "rows"
FROM (SELECT CAST("_retired_20250101000002_id" AS BIGINT) AS "id" FROM "doc") AS "doc"
GROUP BY "id"
HAVING count(*) > 1;
ALTER TABLE "doc" DROP CONSTRAINT "doc_pkey";
ALTER TABLE "doc" RENAME COLUMN "id" TO "_retired_after_20250101000002_id";
ALTER TABLE "doc" RENAME COLUMN "_retired_20250101000002_id" TO "id";
ALTER TABLE "doc"
    ALTER COLUMN "id" SET NOT NULL,
    ALTER COLUMN "_retired_after_20250101000002_id" DROP NOT NULL,
    ADD CONSTRAINT "doc_pkey" PRIMARY KEY ("id");
