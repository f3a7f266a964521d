CREATE TYPE "kind" AS ENUM ('dog', 'cat');
ALTER TABLE "_retired_20250101000002_pet" RENAME TO "pet";
ALTER TABLE "pet" RENAME CONSTRAINT "_retired_20250101000002_pet_pkey" TO "pet_pkey";
ALTER TABLE "pet" ALTER COLUMN "kind" TYPE "kind" USING CAST(CAST("kind" AS TEXT) AS "kind");
-- check: `id` of `pet` does not fit int64
SELECT *
FROM (
    SELECT id * 2 AS id, name, 'dog' AS kind FROM dog
) AS "_migrator_from"
WHERE NOT (EXISTS (SELECT 1 FROM "pet" WHERE "pet"."id" = "_migrator_from"."id")) AND "id" IS NOT NULL AND (round(CAST("id" AS NUMERIC)) BETWEEN -9223372036854775808 AND 9223372036854775807) IS NOT TRUE;
-- check: `name` of `pet` is required and has no value
SELECT *
FROM (
    SELECT id * 2 AS id, name, 'dog' AS kind FROM dog
) AS "_migrator_from"
WHERE NOT (EXISTS (SELECT 1 FROM "pet" WHERE "pet"."id" = "_migrator_from"."id")) AND "name" IS NULL;
-- check: `kind` of `pet` is required and has no value
SELECT *
FROM (
    SELECT id * 2 AS id, name, 'dog' AS kind FROM dog
) AS "_migrator_from"
WHERE NOT (EXISTS (SELECT 1 FROM "pet" WHERE "pet"."id" = "_migrator_from"."id")) AND "kind" IS NULL;
-- check: `id` occurs more than once in `pet`
SELECT "id", count(*) AS "rows"
FROM (
    SELECT id * 2 AS id, name, 'dog' AS kind FROM dog
) AS "_migrator_from"
WHERE NOT (EXISTS (SELECT 1 FROM "pet" WHERE "pet"."id" = "_migrator_from"."id")) AND "id" IS NOT NULL
GROUP BY "id"
HAVING count(*) > 1;
INSERT INTO "pet" ("id", "name", "kind")
SELECT "id", "name", CAST(CAST("kind" AS TEXT) AS "kind")
FROM (
    SELECT id * 2 AS id, name, 'dog' AS kind FROM dog
) AS "_migrator_from"
WHERE NOT (EXISTS (SELECT 1 FROM "pet" WHERE "pet"."id" = "_migrator_from"."id"));
SELECT setval(pg_get_serial_sequence('"pet"', 'id'), GREATEST(nextval(pg_get_serial_sequence('"pet"', 'id')), max("id"))) FROM "pet";
-- check: `id` of `pet` does not fit int64
SELECT *
FROM (
    SELECT id * 2 + 1 AS id, name, 'cat' AS kind FROM cat
) AS "_migrator_from"
WHERE NOT (EXISTS (SELECT 1 FROM "pet" WHERE "pet"."id" = "_migrator_from"."id")) AND "id" IS NOT NULL AND (round(CAST("id" AS NUMERIC)) BETWEEN -9223372036854775808 AND 9223372036854775807) IS NOT TRUE;
-- check: `name` of `pet` is required and has no value
SELECT *
FROM (
    SELECT id * 2 + 1 AS id, name, 'cat' AS kind FROM cat
) AS "_migrator_from"
WHERE NOT (EXISTS (SELECT 1 FROM "pet" WHERE "pet"."id" = "_migrator_from"."id")) AND "name" IS NULL;
-- check: `kind` of `pet` is required and has no value
SELECT *
FROM (
    SELECT id * 2 + 1 AS id, name, 'cat' AS kind FROM cat
) AS "_migrator_from"
WHERE NOT (EXISTS (SELECT 1 FROM "pet" WHERE "pet"."id" = "_migrator_from"."id")) AND "kind" IS NULL;
-- check: `id` occurs more than once in `pet`
SELECT "id", count(*) AS "rows"
FROM (
    SELECT id * 2 + 1 AS id, name, 'cat' AS kind FROM cat
) AS "_migrator_from"
WHERE NOT (EXISTS (SELECT 1 FROM "pet" WHERE "pet"."id" = "_migrator_from"."id")) AND "id" IS NOT NULL
GROUP BY "id"
HAVING count(*) > 1;
INSERT INTO "pet" ("id", "name", "kind")
SELECT "id", "name", CAST(CAST("kind" AS TEXT) AS "kind")
FROM (
    SELECT id * 2 + 1 AS id, name, 'cat' AS kind FROM cat
) AS "_migrator_from"
WHERE NOT (EXISTS (SELECT 1 FROM "pet" WHERE "pet"."id" = "_migrator_from"."id"));
SELECT setval(pg_get_serial_sequence('"pet"', 'id'), GREATEST(nextval(pg_get_serial_sequence('"pet"', 'id')), max("id"))) FROM "pet";
ALTER TABLE "cat" RENAME TO "_retired_20250101000002_cat";
ALTER TABLE "_retired_20250101000002_cat" RENAME CONSTRAINT "cat_pkey" TO "_retired_20250101000002_cat_pkey";
ALTER TABLE "dog" RENAME TO "_retired_20250101000002_dog";
ALTER TABLE "_retired_20250101000002_dog" RENAME CONSTRAINT "dog_pkey" TO "_retired_20250101000002_dog_pkey";
