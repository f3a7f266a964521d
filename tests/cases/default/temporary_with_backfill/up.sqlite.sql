-- check: `weight` of `item` does not fit int64
SELECT "id", "weight"
FROM (SELECT "id", id * 10 AS "weight" FROM "item") AS "item"
WHERE "weight" IS NOT NULL AND ("weight" = CAST("weight" AS INTEGER)) IS NOT TRUE;
-- check: `slug` of `item` is required and has no value
SELECT "id"
FROM "item"
WHERE lower(name) IS NULL;
-- check: `slug` of `item` does not fit text(40)
SELECT "id", "slug"
FROM (SELECT "id", lower(name) AS "slug" FROM "item") AS "item"
WHERE "slug" IS NOT NULL AND (typeof("slug") IN ('integer', 'real', 'text') AND length("slug") <= 40) IS NOT TRUE;
-- check: `kind` of `item` is not one of Plain, Fancy
SELECT "id", "kind"
FROM (SELECT "id", 'Fancy' AS "kind" FROM "item") AS "item"
WHERE "kind" NOT IN ('Plain', 'Fancy');
-- rebuild `item` (id, name)
CREATE TABLE "_new_item" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "slug" TEXT NOT NULL DEFAULT 'none',
    "size" INTEGER NOT NULL DEFAULT 0,
    "kind" TEXT NOT NULL DEFAULT 'Plain' CONSTRAINT "kind" CHECK ("kind" IN ('Plain', 'Fancy')),
    "made_at" TIMESTAMP NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now')),
    "weight" INTEGER
);
INSERT INTO "_new_item" ("id", "name", "slug", "size", "kind", "made_at", "weight")
SELECT "id", "name", lower(name), 0, 'Fancy', strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now'), NULL
FROM "item";
DROP TABLE "item";
ALTER TABLE "_new_item" RENAME TO "item";
-- end of the rebuild
-- in batches of 2 by id:
UPDATE "item" SET "weight" = id * 10 WHERE "weight" IS NULL;
-- in batches of 2 by id, in one transaction:
UPDATE "item" SET "weight" = id * 10 WHERE "weight" IS NULL;
-- check: `weight` of `item` is required and has no value
SELECT "id"
FROM "item"
WHERE "weight" IS NULL;
-- rebuild `item` (id, name, slug, size, kind, made_at, weight)
CREATE TABLE "_new_item" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "slug" TEXT NOT NULL DEFAULT 'none',
    "size" INTEGER NOT NULL DEFAULT 0,
    "kind" TEXT NOT NULL DEFAULT 'Plain' CONSTRAINT "kind" CHECK ("kind" IN ('Plain', 'Fancy')),
    "made_at" TIMESTAMP NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now')),
    "weight" INTEGER NOT NULL DEFAULT (1 + 1)
);
INSERT INTO "_new_item" ("id", "name", "slug", "size", "kind", "made_at", "weight")
SELECT "id", "name", "slug", "size", "kind", "made_at", "weight"
FROM "item";
DROP TABLE "item";
ALTER TABLE "_new_item" RENAME TO "item";
-- end of the rebuild
