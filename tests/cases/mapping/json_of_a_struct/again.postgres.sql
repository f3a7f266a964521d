ALTER TABLE "u" RENAME COLUMN "_retired_20250101000002_settings" TO "settings";
ALTER TABLE "u" RENAME COLUMN "_retired_20250101000002_extra" TO "extra";
UPDATE "u" SET "extra" = COALESCE("extra", '{}')
WHERE "extra" IS NULL;
ALTER TABLE "u"
    ALTER COLUMN "extra" SET DEFAULT '{}',
    ALTER COLUMN "extra" SET NOT NULL;
