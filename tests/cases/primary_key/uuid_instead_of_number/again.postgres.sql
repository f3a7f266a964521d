-- check: `id` of `doc` is required and has no value
SELECT *
FROM "doc"
WHERE COALESCE("_retired_after_20250101000002_id", CAST(unhex(printf('%032x', id)) AS UUID)) IS NULL;
-- check: `id` occurs more than once in `doc`
SELECT "id", count(*) AS "rows"
FROM (SELECT CAST(COALESCE("_retired_after_20250101000002_id", CAST(unhex(printf('%032x', id)) AS UUID)) AS UUID) AS "id" FROM "doc") AS "doc"
GROUP BY "id"
HAVING count(*) > 1;
ALTER TABLE "doc" DROP CONSTRAINT "doc_pkey";
UPDATE "doc" SET "_retired_after_20250101000002_id" = COALESCE("_retired_after_20250101000002_id", CAST(unhex(printf('%032x', id)) AS UUID));
ALTER TABLE "doc" RENAME COLUMN "id" TO "_retired_20250101000002_id";
ALTER TABLE "doc" RENAME COLUMN "_retired_after_20250101000002_id" TO "id";
ALTER TABLE "doc"
    ALTER COLUMN "id" SET NOT NULL,
    ALTER COLUMN "_retired_20250101000002_id" DROP NOT NULL,
    ADD CONSTRAINT "doc_pkey" PRIMARY KEY ("id");
