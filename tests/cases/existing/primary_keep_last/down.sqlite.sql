-- rebuild `setting` (tenant, name, value, written_at)
CREATE TABLE "_new_setting" (
    "tenant" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "value" TEXT,
    "written_at" INTEGER NOT NULL
);
INSERT INTO "_new_setting" ("tenant", "name", "value", "written_at")
SELECT "tenant", "name", "value", "written_at"
FROM "setting";
DROP TABLE "setting";
ALTER TABLE "_new_setting" RENAME TO "setting";
-- end of the rebuild
INSERT INTO "setting" ("tenant", "name", "value", "written_at")
SELECT "tenant", "name", "value", "written_at"
FROM "_retired_20250101000002_setting_pkey";
DELETE FROM "_retired_20250101000002_setting_pkey";
