ALTER TABLE "book" DROP CONSTRAINT "book_author_id_fkey";
ALTER TABLE "book" RENAME COLUMN "_retired_20250101000002_author" TO "author";
-- check: `author` of `book` is required and has no value
SELECT "id"
FROM "book"
WHERE "author" IS NULL;
ALTER TABLE "book"
    ALTER COLUMN "author" SET NOT NULL,
    ALTER COLUMN "author_id" DROP NOT NULL;
ALTER TABLE "book" RENAME COLUMN "author_id" TO "_retired_20250101000002_author_id";
DROP INDEX "author_name_key";
ALTER TABLE "book" RENAME COLUMN "length" TO "pages";
ALTER TABLE "author" RENAME TO "_retired_20250101000002_author";
ALTER TABLE "_retired_20250101000002_author" RENAME CONSTRAINT "author_pkey" TO "_retired_20250101000002_author_pkey";
