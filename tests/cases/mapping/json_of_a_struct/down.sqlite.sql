-- rebuild `u` (id, settings, extra)
CREATE TABLE "_new_u" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "extra" TEXT,
    "settings" TEXT
);
INSERT INTO "_new_u" ("id", "extra", "settings")
SELECT "id", "extra", "settings"
FROM "u";
DROP TABLE "u";
ALTER TABLE "_new_u" RENAME TO "u";
-- end of the rebuild
ALTER TABLE "u" RENAME COLUMN "extra" TO "_retired_20250101000002_extra";
ALTER TABLE "u" RENAME COLUMN "settings" TO "_retired_20250101000002_settings";
