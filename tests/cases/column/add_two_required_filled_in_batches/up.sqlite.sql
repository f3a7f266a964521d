-- check: `rank` of `user` does not fit int32
SELECT "id", "rank"
FROM (SELECT "id", id * 10 AS "rank" FROM "user") AS "user"
WHERE "rank" IS NOT NULL AND ("rank" = CAST("rank" AS INTEGER) AND CAST("rank" AS INTEGER) BETWEEN -2147483648 AND 2147483647) IS NOT TRUE;
ALTER TABLE "user" ADD COLUMN "shout" TEXT;
ALTER TABLE "user" ADD COLUMN "rank" INTEGER;
-- in batches of 2 by id:
UPDATE "user" SET "shout" = upper(name) WHERE "shout" IS NULL;
-- in batches of 2 by id:
UPDATE "user" SET "rank" = id * 10 WHERE "rank" IS NULL;
-- in batches of 2 by id, in one transaction:
UPDATE "user" SET "shout" = upper(name) WHERE "shout" IS NULL;
-- in batches of 2 by id, in one transaction:
UPDATE "user" SET "rank" = id * 10 WHERE "rank" IS NULL;
-- check: `shout` of `user` is required and has no value
SELECT "id"
FROM "user"
WHERE "shout" IS NULL;
-- check: `rank` of `user` is required and has no value
SELECT "id"
FROM "user"
WHERE "rank" IS NULL;
-- rebuild `user` (id, name, shout, rank)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "shout" TEXT NOT NULL,
    "rank" INTEGER NOT NULL DEFAULT 7
);
INSERT INTO "_new_user" ("id", "name", "shout", "rank")
SELECT "id", "name", "shout", "rank"
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
-- end of the rebuild
