ALTER TABLE "_retired_20250101000002_author" RENAME TO "author";
ALTER TABLE "author" RENAME CONSTRAINT "_retired_20250101000002_author_pkey" TO "author_pkey";
ALTER TABLE "book" RENAME COLUMN "pages" TO "length";
-- check: `name` occurs more than once in `author`
SELECT "name", count(*) AS "rows"
FROM "author"
GROUP BY "name"
HAVING count(*) > 1;
CREATE UNIQUE INDEX "author_name_key" ON "author" ("name");
-- check: `id` of `author` does not fit int64
SELECT *
FROM (
    SELECT min(id) AS id, author AS name, sum(length) AS written FROM book GROUP BY author
) AS "_migrator_from"
WHERE NOT (EXISTS (SELECT 1 FROM "author" WHERE "author"."id" = "_migrator_from"."id")) AND "id" IS NOT NULL AND (round(CAST("id" AS NUMERIC)) BETWEEN -9223372036854775808 AND 9223372036854775807) IS NOT TRUE;
-- check: `name` of `author` is required and has no value
SELECT *
FROM (
    SELECT min(id) AS id, author AS name, sum(length) AS written FROM book GROUP BY author
) AS "_migrator_from"
WHERE NOT (EXISTS (SELECT 1 FROM "author" WHERE "author"."id" = "_migrator_from"."id")) AND "name" IS NULL;
-- check: `written` of `author` is required and has no value
SELECT *
FROM (
    SELECT min(id) AS id, author AS name, sum(length) AS written FROM book GROUP BY author
) AS "_migrator_from"
WHERE NOT (EXISTS (SELECT 1 FROM "author" WHERE "author"."id" = "_migrator_from"."id")) AND "written" IS NULL;
-- check: `written` of `author` does not fit int64
SELECT *
FROM (
    SELECT min(id) AS id, author AS name, sum(length) AS written FROM book GROUP BY author
) AS "_migrator_from"
WHERE NOT (EXISTS (SELECT 1 FROM "author" WHERE "author"."id" = "_migrator_from"."id")) AND "written" IS NOT NULL AND (round(CAST("written" AS NUMERIC)) BETWEEN -9223372036854775808 AND 9223372036854775807) IS NOT TRUE;
-- check: `id` occurs more than once in `author`
SELECT "id", count(*) AS "rows"
FROM (
    SELECT min(id) AS id, author AS name, sum(length) AS written FROM book GROUP BY author
) AS "_migrator_from"
WHERE NOT (EXISTS (SELECT 1 FROM "author" WHERE "author"."id" = "_migrator_from"."id")) AND "id" IS NOT NULL
GROUP BY "id"
HAVING count(*) > 1;
-- check: `name` occurs more than once in `author`
SELECT "name", count(*) AS "rows"
FROM (
    SELECT min(id) AS id, author AS name, sum(length) AS written FROM book GROUP BY author
) AS "_migrator_from"
WHERE NOT (EXISTS (SELECT 1 FROM "author" WHERE "author"."id" = "_migrator_from"."id")) AND "name" IS NOT NULL
GROUP BY "name"
HAVING count(*) > 1;
-- check: rows to be copied into `author` have the `name` of rows that are there
SELECT *
FROM (
    SELECT min(id) AS id, author AS name, sum(length) AS written FROM book GROUP BY author
) AS "_migrator_from"
WHERE NOT (EXISTS (SELECT 1 FROM "author" WHERE "author"."id" = "_migrator_from"."id")) AND EXISTS (SELECT 1 FROM "author" WHERE "author"."name" = "_migrator_from"."name");
INSERT INTO "author" ("id", "name", "written")
SELECT "id", "name", "written"
FROM (
    SELECT min(id) AS id, author AS name, sum(length) AS written FROM book GROUP BY author
) AS "_migrator_from"
WHERE NOT (EXISTS (SELECT 1 FROM "author" WHERE "author"."id" = "_migrator_from"."id"));
SELECT setval(pg_get_serial_sequence('"author"', 'id'), GREATEST(nextval(pg_get_serial_sequence('"author"', 'id')), max("id"))) FROM "author";
ALTER TABLE "book" RENAME COLUMN "_retired_20250101000002_author_id" TO "author_id";
CREATE FUNCTION pg_temp._migrator_unfit() RETURNS SETOF "book" LANGUAGE plpgsql AS $unfit$
#variable_conflict use_column
DECLARE _migrator_row "book";
BEGIN
    PERFORM count(CAST(COALESCE("author_id", CAST((SELECT a.id FROM author a WHERE a.name = author) AS BIGINT)) AS BIGINT)) FROM "book";
EXCEPTION WHEN data_exception THEN
    FOR _migrator_row IN SELECT * FROM "book" LOOP
        BEGIN
            PERFORM CAST(COALESCE("author_id", CAST((SELECT a.id FROM author a WHERE a.name = author) AS BIGINT)) AS BIGINT) FROM (SELECT _migrator_row.*) AS "book";
        EXCEPTION WHEN data_exception THEN RETURN NEXT _migrator_row;
        END;
    END LOOP;
END
$unfit$;
-- check: `author_id` of `book` does not fit int64
SELECT "id", "author"
FROM pg_temp._migrator_unfit();
DROP FUNCTION pg_temp._migrator_unfit();
-- check: `author_id` of `book` is required and has no value
SELECT "id"
FROM "book"
WHERE COALESCE("author_id", CAST((SELECT a.id FROM author a WHERE a.name = author) AS BIGINT)) IS NULL;
-- check: `author_id` of `book` refers to rows that `author` does not have
SELECT "id", "author_id"
FROM (SELECT CAST(COALESCE("author_id", CAST((SELECT a.id FROM author a WHERE a.name = author) AS BIGINT)) AS BIGINT) AS "author_id", "id" FROM "book") AS "book"
WHERE "author_id" IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM "author" AS "target" WHERE "target"."id" = "book"."author_id");
UPDATE "book" SET "author_id" = COALESCE("author_id", CAST((SELECT a.id FROM author a WHERE a.name = author) AS BIGINT))
WHERE "author_id" IS NULL;
ALTER TABLE "book"
    ALTER COLUMN "author_id" SET NOT NULL,
    ALTER COLUMN "author" DROP NOT NULL;
ALTER TABLE "book" ADD CONSTRAINT "book_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "author" ("id");
ALTER TABLE "book" RENAME COLUMN "author" TO "_retired_20250101000002_author";
