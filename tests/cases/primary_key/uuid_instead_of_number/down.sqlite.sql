-- check: `id` of `doc` is required and has no value
SELECT *
FROM "doc"
WHERE "_retired_20250101000002_id" IS NULL;
-- check: `id` occurs more than once in `doc`
SELECT "id", count(*) AS "rows"
FROM (SELECT "_retired_20250101000002_id" AS "id" FROM "doc") AS "doc"
GROUP BY "id"
HAVING count(*) > 1;
-- rebuild `doc` (id, title, _retired_20250101000002_id)
CREATE TABLE "_new_doc" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "title" TEXT NOT NULL,
    "_retired_after_20250101000002_id" BLOB
);
INSERT INTO "_new_doc" ("id", "title", "_retired_after_20250101000002_id")
SELECT "_retired_20250101000002_id", "title", "id"
FROM "doc";
DROP TABLE "doc";
ALTER TABLE "_new_doc" RENAME TO "doc";
-- end of the rebuild
