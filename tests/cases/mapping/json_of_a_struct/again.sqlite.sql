ALTER TABLE "u" RENAME COLUMN "_retired_20250101000002_settings" TO "settings";
ALTER TABLE "u" RENAME COLUMN "_retired_20250101000002_extra" TO "extra";
-- rebuild `u` (id, extra, settings)
CREATE TABLE "_new_u" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "settings" TEXT,
    "extra" TEXT NOT NULL DEFAULT '{}'
);
INSERT INTO "_new_u" ("id", "settings", "extra")
SELECT "id", "settings", COALESCE("extra", '{}')
FROM "u";
DROP TABLE "u";
ALTER TABLE "_new_u" RENAME TO "u";
-- end of the rebuild
