ALTER TABLE "book" RENAME COLUMN "_retired_20250101000002_author" TO "author";
-- check: `author` of `book` is required and has no value
SELECT "id"
FROM "book"
WHERE "author" IS NULL;
-- rebuild `book` (id, length, author_id, author)
CREATE TABLE "_new_book" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "length" INTEGER NOT NULL,
    "author" TEXT NOT NULL,
    "author_id" INTEGER
);
INSERT INTO "_new_book" ("id", "length", "author", "author_id")
SELECT "id", "length", "author", "author_id"
FROM "book";
DROP TABLE "book";
ALTER TABLE "_new_book" RENAME TO "book";
-- end of the rebuild
ALTER TABLE "book" RENAME COLUMN "author_id" TO "_retired_20250101000002_author_id";
DROP INDEX "author_name_key";
ALTER TABLE "book" RENAME COLUMN "length" TO "pages";
ALTER TABLE "author" RENAME TO "_retired_20250101000002_author";
