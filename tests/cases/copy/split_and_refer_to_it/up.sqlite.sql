ALTER TABLE "book" RENAME COLUMN "pages" TO "length";
CREATE TABLE "author" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "written" INTEGER NOT NULL
);
CREATE UNIQUE INDEX "author_name_key" ON "author" ("name");
-- check: `id` of `author` does not fit int64
SELECT *
FROM (
    SELECT min(id) AS id, author AS name, sum(length) AS written FROM book GROUP BY author
) AS "_migrator_from"
WHERE "id" IS NOT NULL AND ("id" = CAST("id" AS INTEGER)) IS NOT TRUE;
-- check: `name` of `author` is required and has no value
SELECT *
FROM (
    SELECT min(id) AS id, author AS name, sum(length) AS written FROM book GROUP BY author
) AS "_migrator_from"
WHERE "name" IS NULL;
-- check: `written` of `author` is required and has no value
SELECT *
FROM (
    SELECT min(id) AS id, author AS name, sum(length) AS written FROM book GROUP BY author
) AS "_migrator_from"
WHERE "written" IS NULL;
-- check: `written` of `author` does not fit int64
SELECT *
FROM (
    SELECT min(id) AS id, author AS name, sum(length) AS written FROM book GROUP BY author
) AS "_migrator_from"
WHERE "written" IS NOT NULL AND ("written" = CAST("written" AS INTEGER)) IS NOT TRUE;
-- check: `id` occurs more than once in `author`
SELECT "id", count(*) AS "rows"
FROM (
    SELECT min(id) AS id, author AS name, sum(length) AS written FROM book GROUP BY author
) AS "_migrator_from"
WHERE "id" IS NOT NULL
GROUP BY "id"
HAVING count(*) > 1;
-- check: `name` occurs more than once in `author`
SELECT "name", count(*) AS "rows"
FROM (
    SELECT min(id) AS id, author AS name, sum(length) AS written FROM book GROUP BY author
) AS "_migrator_from"
WHERE "name" IS NOT NULL
GROUP BY "name"
HAVING count(*) > 1;
INSERT INTO "author" ("id", "name", "written")
SELECT "id", "name", "written"
FROM (
    SELECT min(id) AS id, author AS name, sum(length) AS written FROM book GROUP BY author
) AS "_migrator_from";
-- check: `author_id` of `book` is required and has no value
SELECT "id"
FROM "book"
WHERE (SELECT a.id FROM author a WHERE a.name = author) IS NULL;
-- check: `author_id` of `book` does not fit int64
SELECT "id", "author_id"
FROM (SELECT (SELECT a.id FROM author a WHERE a.name = author) AS "author_id", "id" FROM "book") AS "book"
WHERE "author_id" IS NOT NULL AND ("author_id" = CAST("author_id" AS INTEGER)) IS NOT TRUE;
-- check: `author_id` of `book` refers to rows that `author` does not have
SELECT "id", "author_id"
FROM (SELECT (SELECT a.id FROM author a WHERE a.name = author) AS "author_id", "id" FROM "book") AS "book"
WHERE "author_id" IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM "author" AS "target" WHERE "target"."id" = "book"."author_id");
-- rebuild `book` (id, author, length)
CREATE TABLE "_new_book" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "length" INTEGER NOT NULL,
    "author_id" INTEGER NOT NULL,
    "author" TEXT,
    CONSTRAINT "book_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "author" ("id")
);
INSERT INTO "_new_book" ("id", "length", "author_id", "author")
SELECT "id", "length", (SELECT a.id FROM author a WHERE a.name = author), "author"
FROM "book";
DROP TABLE "book";
ALTER TABLE "_new_book" RENAME TO "book";
-- end of the rebuild
ALTER TABLE "book" RENAME COLUMN "author" TO "_retired_20250101000002_author";
