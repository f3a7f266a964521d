ALTER TABLE "user" ADD COLUMN "shout" TEXT;
-- in batches of 1 by id:
UPDATE "user" SET "shout" = upper(name) WHERE "shout" IS NULL;
-- in batches of 1 by id, in one transaction:
UPDATE "user" SET "shout" = upper(name) WHERE "shout" IS NULL;
-- check: `shout` of `user` is required and has no value
SELECT "id"
FROM "user"
WHERE "shout" IS NULL;
-- rebuild `user` (id, name, city, shout)
CREATE TABLE "_new_user" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "city" TEXT,
    "shout" TEXT NOT NULL
);
INSERT INTO "_new_user" ("id", "name", "city", "shout")
SELECT "id", "name", "city", "shout"
FROM "user";
DROP TABLE "user";
ALTER TABLE "_new_user" RENAME TO "user";
-- end of the rebuild
