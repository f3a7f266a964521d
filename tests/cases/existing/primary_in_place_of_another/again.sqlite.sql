INSERT INTO "_retired_20250101000002_member_pkey" ("team", "person", "since", "id")
SELECT "team", "person", "since", "id"
FROM "member"
WHERE "id" IN (
    SELECT "id"
    FROM "member"
    WHERE "person" IS NULL
);
DELETE FROM "member"
WHERE "id" IN (SELECT "id" FROM "_retired_20250101000002_member_pkey");
INSERT INTO "_retired_20250101000002_member_pkey2" ("team", "person", "since", "id")
SELECT "team", "person", "since", "id"
FROM "member"
WHERE "id" IN (
    SELECT "id"
    FROM (
        SELECT "id", row_number() OVER (PARTITION BY "team", "person" ORDER BY "id") AS "_migrator_place"
        FROM "member"
        WHERE "person" IS NOT NULL
    ) AS "numbered"
    WHERE "_migrator_place" > 1
);
DELETE FROM "member"
WHERE "id" IN (SELECT "id" FROM "_retired_20250101000002_member_pkey2");
-- check: `person` of `member` is required and has no value
SELECT "id"
FROM "member"
WHERE "person" IS NULL;
-- check: `team`, `person` occur together more than once in `member`
SELECT "team", "person", count(*) AS "rows"
FROM "member"
GROUP BY "team", "person"
HAVING count(*) > 1;
-- rebuild `member` (team, person, since, id)
CREATE TABLE "_new_member" (
    "team" INTEGER NOT NULL,
    "person" INTEGER NOT NULL,
    "since" INTEGER,
    "id" INTEGER,
    PRIMARY KEY ("team", "person")
);
INSERT INTO "_new_member" ("team", "person", "since", "id")
SELECT "team", "person", "since", "id"
FROM "member";
DROP TABLE "member";
ALTER TABLE "_new_member" RENAME TO "member";
-- end of the rebuild
ALTER TABLE "member" RENAME COLUMN "id" TO "_retired_20250101000002_id";
