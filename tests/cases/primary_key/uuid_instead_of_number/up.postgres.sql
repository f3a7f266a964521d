-- check: `id` of `doc` is required and has no value
SELECT *
FROM "doc"
WHERE CAST(unhex(printf('%032x', id)) AS UUID) IS NULL;
-- check: `id` occurs more than once in `doc`
SELECT "id", count(*) AS "rows"
FROM (SELECT CAST(unhex(printf('%032x', id)) AS UUID) AS "id" FROM "doc") AS "doc"
GROUP BY "id"
HAVING count(*) > 1;
ALTER TABLE "doc" DROP CONSTRAINT "doc_pkey";
ALTER TABLE "doc" ADD COLUMN "_migrator_id" UUID;
UPDATE "doc" SET "_migrator_id" = CAST(unhex(printf('%032x', id)) AS UUID);
ALTER TABLE "doc" RENAME COLUMN "id" TO "_retired_20250101000002_id";
ALTER TABLE "doc" RENAME COLUMN "_migrator_id" TO "id";
ALTER TABLE "doc"
    ALTER COLUMN "id" SET NOT NULL,
    ALTER COLUMN "_retired_20250101000002_id" DROP NOT NULL,
    ADD CONSTRAINT "doc_pkey" PRIMARY KEY ("id");
