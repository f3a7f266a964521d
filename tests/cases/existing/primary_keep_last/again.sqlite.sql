INSERT INTO "_retired_20250101000002_setting_pkey" ("tenant", "name", "value", "written_at")
SELECT "tenant", "name", "value", "written_at"
FROM "setting"
WHERE "rowid" IN (
    SELECT "rowid"
    FROM (
        SELECT "rowid" AS "rowid", row_number() OVER (PARTITION BY "tenant", "name" ORDER BY "written_at" DESC, "tenant" DESC, "name" DESC, "value" IS NULL, "value" DESC, "rowid" DESC) AS "_migrator_place"
        FROM "setting"
    ) AS "numbered"
    WHERE "_migrator_place" > 1
);
DELETE FROM "setting"
WHERE "rowid" IN (
    SELECT "rowid"
    FROM (
        SELECT "rowid" AS "rowid", row_number() OVER (PARTITION BY "tenant", "name" ORDER BY "written_at" DESC, "tenant" DESC, "name" DESC, "value" IS NULL, "value" DESC, "rowid" DESC) AS "_migrator_place"
        FROM "setting"
    ) AS "numbered"
    WHERE "_migrator_place" > 1
);
-- check: `tenant`, `name` occur together more than once in `setting`
SELECT "tenant", "name", count(*) AS "rows"
FROM "setting"
GROUP BY "tenant", "name"
HAVING count(*) > 1;
-- rebuild `setting` (tenant, name, value, written_at)
CREATE TABLE "_new_setting" (
    "tenant" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "value" TEXT,
    "written_at" INTEGER NOT NULL,
    PRIMARY KEY ("tenant", "name")
);
INSERT INTO "_new_setting" ("tenant", "name", "value", "written_at")
SELECT "tenant", "name", "value", "written_at"
FROM "setting";
DROP TABLE "setting";
ALTER TABLE "_new_setting" RENAME TO "setting";
-- end of the rebuild
