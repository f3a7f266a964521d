-- check: `id` of `doc` is required and has no value
SELECT *
FROM "doc"
WHERE unhex(printf('%032x', id)) IS NULL;
-- check: `id` of `doc` does not fit uuid
SELECT "id"
FROM (SELECT unhex(printf('%032x', id)) AS "id" FROM "doc") AS "doc"
WHERE "id" IS NOT NULL AND (typeof("id") IN ('blob') AND length("id") = 16) IS NOT TRUE;
-- check: `id` occurs more than once in `doc`
SELECT "id", count(*) AS "rows"
FROM (SELECT unhex(printf('%032x', id)) AS "id" FROM "doc") AS "doc"
GROUP BY "id"
HAVING count(*) > 1;
-- rebuild `doc` (id, title)
CREATE TABLE "_new_doc" (
    "id" BLOB NOT NULL PRIMARY KEY,
    "title" TEXT NOT NULL,
    "_retired_20250101000002_id" INTEGER
);
INSERT INTO "_new_doc" ("id", "title", "_retired_20250101000002_id")
SELECT unhex(printf('%032x', id)), "title", "id"
FROM "doc";
DROP TABLE "doc";
ALTER TABLE "_new_doc" RENAME TO "doc";
-- end of the rebuild
