-- rebuild `item` (id, name, slug, size, kind, made_at, weight)
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
SELECT "id", "name", "slug", "size", "kind", "made_at", "weight"
FROM "item";
DROP TABLE "item";
ALTER TABLE "_new_item" RENAME TO "item";
-- end of the rebuild
-- rebuild `item` (id, name, slug, size, kind, made_at, weight)
CREATE TABLE "_new_item" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "weight" INTEGER,
    "made_at" TIMESTAMP,
    "kind" TEXT,
    "size" INTEGER,
    "slug" TEXT
);
INSERT INTO "_new_item" ("id", "name", "weight", "made_at", "kind", "size", "slug")
SELECT "id", "name", "weight", "made_at", "kind", "size", "slug"
FROM "item";
DROP TABLE "item";
ALTER TABLE "_new_item" RENAME TO "item";
-- end of the rebuild
ALTER TABLE "item" RENAME COLUMN "weight" TO "_retired_20250101000002_weight";
ALTER TABLE "item" RENAME COLUMN "made_at" TO "_retired_20250101000002_made_at";
ALTER TABLE "item" RENAME COLUMN "kind" TO "_retired_20250101000002_kind";
ALTER TABLE "item" RENAME COLUMN "size" TO "_retired_20250101000002_size";
ALTER TABLE "item" RENAME COLUMN "slug" TO "_retired_20250101000002_slug";
