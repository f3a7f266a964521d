DELETE FROM "setting"
WHERE "rowid" IN (
    SELECT "rowid"
    FROM "setting"
    WHERE "name" IS NULL
);
DELETE FROM "setting"
WHERE "rowid" IN (
    SELECT "rowid"
    FROM (
        SELECT "rowid" AS "rowid", row_number() OVER (PARTITION BY "name" ORDER BY "written_at", "name" IS NULL, "name", "rowid") AS "_migrator_place"
        FROM "setting"
        WHERE "name" IS NOT NULL
    ) AS "numbered"
    WHERE "_migrator_place" > 1
);
-- check: `name` of `setting` is required and has no value
SELECT *
FROM "setting"
WHERE "name" IS NULL;
-- check: `name` occurs more than once in `setting`
SELECT "name", count(*) AS "rows"
FROM "setting"
GROUP BY "name"
HAVING count(*) > 1;
-- rebuild `setting` (name, written_at)
CREATE TABLE "_new_setting" (
    "name" TEXT NOT NULL PRIMARY KEY,
    "written_at" INTEGER NOT NULL
);
INSERT INTO "_new_setting" ("name", "written_at")
SELECT "name", "written_at"
FROM "setting";
DROP TABLE "setting";
ALTER TABLE "_new_setting" RENAME TO "setting";
-- end of the rebuild
