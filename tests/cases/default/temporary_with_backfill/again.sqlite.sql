ALTER TABLE "item" RENAME COLUMN "_retired_20250101000002_slug" TO "slug";
ALTER TABLE "item" RENAME COLUMN "_retired_20250101000002_size" TO "size";
ALTER TABLE "item" RENAME COLUMN "_retired_20250101000002_kind" TO "kind";
ALTER TABLE "item" RENAME COLUMN "_retired_20250101000002_made_at" TO "made_at";
ALTER TABLE "item" RENAME COLUMN "_retired_20250101000002_weight" TO "weight";
-- check: `slug` of `item` is required and has no value
SELECT "id"
FROM "item"
WHERE COALESCE("slug", lower(name)) IS NULL;
-- check: `slug` of `item` does not fit text(40)
SELECT "id", "slug"
FROM (SELECT "id", COALESCE("slug", lower(name)) AS "slug" FROM "item") AS "item"
WHERE "slug" IS NOT NULL AND (typeof("slug") IN ('integer', 'real', 'text') AND length("slug") <= 40) IS NOT TRUE;
-- rebuild `item` (id, name, weight, made_at, kind, size, slug)
CREATE TABLE "_new_item" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "slug" TEXT NOT NULL DEFAULT 'none',
    "size" INTEGER NOT NULL DEFAULT 0,
    "kind" TEXT NOT NULL DEFAULT 'Plain' CONSTRAINT "kind" CHECK ("kind" IN ('Plain', 'Fancy')),
    "made_at" TIMESTAMP NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now')),
    "weight" INTEGER
);
INSERT INTO "_new_item" (
    "id",
    "name",
    "slug",
    "size",
    "kind",
    "made_at",
    "weight"
)
SELECT
    "id",
    "name",
    COALESCE("slug", lower(name)),
    COALESCE("size", 0),
    COALESCE("kind", 'Fancy'),
    COALESCE("made_at", strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now')),
    "weight"
FROM "item";
DROP TABLE "item";
ALTER TABLE "_new_item" RENAME TO "item";
-- end of the rebuild
-- check: `weight` of `item` does not fit int64
SELECT "id", "weight"
FROM (SELECT "id", id * 10 AS "weight" FROM "item" WHERE "weight" IS NULL) AS "item"
WHERE "weight" IS NOT NULL AND ("weight" = CAST("weight" AS INTEGER)) IS NOT TRUE;
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
