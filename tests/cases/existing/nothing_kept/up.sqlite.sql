UPDATE "visit"
SET "age" = NULL
WHERE "id" IN (
    SELECT "id"
    FROM "visit"
    WHERE NOT (age < 200)
);
DELETE FROM "visit"
WHERE "id" IN (
    SELECT "id"
    FROM "visit"
    WHERE "team" IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM "team" AS "target" WHERE "target"."id" = "visit"."team")
);
DELETE FROM "visit"
WHERE "id" IN (
    SELECT "id"
    FROM (
        SELECT "id", row_number() OVER (PARTITION BY "code" ORDER BY "id") AS "_migrator_place"
        FROM "visit"
    ) AS "numbered"
    WHERE "_migrator_place" > 1
);
-- check: `code` occurs more than once in `visit`
SELECT "code", count(*) AS "rows"
FROM "visit"
GROUP BY "code"
HAVING count(*) > 1;
-- check: rows of `visit` fail the check `visit_age_check`
SELECT "id", "age"
FROM "visit"
WHERE NOT (age < 200);
-- check: `team` of `visit` refers to rows that `team` does not have
SELECT "id", "team"
FROM "visit"
WHERE "team" IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM "team" AS "target" WHERE "target"."id" = "visit"."team");
-- rebuild `visit` (id, code, team, age)
CREATE TABLE "_new_visit" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "code" INTEGER NOT NULL,
    "team" INTEGER NOT NULL,
    "age" INTEGER,
    CONSTRAINT "visit_team_fkey" FOREIGN KEY ("team") REFERENCES "team" ("id"),
    CONSTRAINT "visit_age_check" CHECK (age < 200)
);
INSERT INTO "_new_visit" ("id", "code", "team", "age")
SELECT "id", "code", "team", "age"
FROM "visit";
DROP TABLE "visit";
ALTER TABLE "_new_visit" RENAME TO "visit";
CREATE UNIQUE INDEX "visit_code_key" ON "visit" ("code");
-- end of the rebuild
