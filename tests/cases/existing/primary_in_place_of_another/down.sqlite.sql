ALTER TABLE "member" RENAME COLUMN "_retired_20250101000002_id" TO "id";
-- rebuild `member` (team, person, since, id)
CREATE TABLE "_new_member" (
    "team" INTEGER NOT NULL,
    "person" INTEGER,
    "since" INTEGER,
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT
);
INSERT INTO "_new_member" ("team", "person", "since", "id")
SELECT "team", "person", "since", "id"
FROM "member"
ORDER BY "id" IS NULL;
DROP TABLE "member";
ALTER TABLE "_new_member" RENAME TO "member";
-- end of the rebuild
UPDATE "member"
SET "id" = "id" + (SELECT max("last") FROM (SELECT max("id") AS "last" FROM "member" UNION ALL SELECT max("id") FROM "_retired_20250101000002_member_pkey2") AS "both")
WHERE "id" IN (SELECT "id" FROM "_retired_20250101000002_member_pkey2");
-- check: rows of `member` that were kept aside have a primary key that was given again
SELECT "kept"."id"
FROM "_retired_20250101000002_member_pkey2" AS "kept"
WHERE EXISTS (SELECT 1 FROM "member" WHERE "member"."id" = "kept"."id");
INSERT INTO "member" ("team", "person", "since", "id")
SELECT "team", "person", "since", "id"
FROM "_retired_20250101000002_member_pkey2";
DELETE FROM "_retired_20250101000002_member_pkey2";
UPDATE "member"
SET "id" = "id" + (SELECT max("last") FROM (SELECT max("id") AS "last" FROM "member" UNION ALL SELECT max("id") FROM "_retired_20250101000002_member_pkey") AS "both")
WHERE "id" IN (SELECT "id" FROM "_retired_20250101000002_member_pkey");
-- check: rows of `member` that were kept aside have a primary key that was given again
SELECT "kept"."id"
FROM "_retired_20250101000002_member_pkey" AS "kept"
WHERE EXISTS (SELECT 1 FROM "member" WHERE "member"."id" = "kept"."id");
INSERT INTO "member" ("team", "person", "since", "id")
SELECT "team", "person", "since", "id"
FROM "_retired_20250101000002_member_pkey";
DELETE FROM "_retired_20250101000002_member_pkey";
