ALTER TABLE "_retired_20250101000002_pet" RENAME TO "pet";
-- check: `id` of `pet` does not fit int64
SELECT *
FROM (
    SELECT id * 2 AS id, name, 'dog' AS kind FROM dog
) AS "_migrator_from"
WHERE NOT (EXISTS (SELECT 1 FROM "pet" WHERE "pet"."id" = "_migrator_from"."id")) AND "id" IS NOT NULL AND ("id" = CAST("id" AS INTEGER)) IS NOT TRUE;
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
SELECT "id", "name", "kind"
FROM (
    SELECT id * 2 AS id, name, 'dog' AS kind FROM dog
) AS "_migrator_from"
WHERE NOT (EXISTS (SELECT 1 FROM "pet" WHERE "pet"."id" = "_migrator_from"."id"));
-- check: `id` of `pet` does not fit int64
SELECT *
FROM (
    SELECT id * 2 + 1 AS id, name, 'cat' AS kind FROM cat
) AS "_migrator_from"
WHERE NOT (EXISTS (SELECT 1 FROM "pet" WHERE "pet"."id" = "_migrator_from"."id")) AND "id" IS NOT NULL AND ("id" = CAST("id" AS INTEGER)) IS NOT TRUE;
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
SELECT "id", "name", "kind"
FROM (
    SELECT id * 2 + 1 AS id, name, 'cat' AS kind FROM cat
) AS "_migrator_from"
WHERE NOT (EXISTS (SELECT 1 FROM "pet" WHERE "pet"."id" = "_migrator_from"."id"));
ALTER TABLE "cat" RENAME TO "_retired_20250101000002_cat";
ALTER TABLE "dog" RENAME TO "_retired_20250101000002_dog";
