-- rebuild `item` (id, name, slug, kind)
CREATE TABLE "_new_item" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "slug" TEXT NOT NULL DEFAULT 'none',
    "kind" TEXT NOT NULL DEFAULT 'Plain' CONSTRAINT "kind" CHECK ("kind" IN ('Plain', 'Fancy'))
);
INSERT INTO "_new_item" ("id", "name", "slug", "kind")
SELECT "id", "name", "slug", "kind"
FROM "item";
DROP TABLE "item";
ALTER TABLE "_new_item" RENAME TO "item";
-- end of the rebuild
