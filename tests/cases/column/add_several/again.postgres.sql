ALTER TABLE "user" RENAME COLUMN "_retired_20250101000002_phone" TO "phone";
ALTER TABLE "user" RENAME COLUMN "_retired_20250101000002_visits" TO "visits";
ALTER TABLE "user" RENAME COLUMN "_retired_20250101000002_note" TO "note";
UPDATE "user" SET
    "visits" = COALESCE("visits", 0),
    "note" = COALESCE("note", '')
WHERE "visits" IS NULL OR "note" IS NULL;
ALTER TABLE "user"
    ALTER COLUMN "visits" SET DEFAULT 0,
    ALTER COLUMN "visits" SET NOT NULL,
    ALTER COLUMN "note" SET DEFAULT '',
    ALTER COLUMN "note" SET NOT NULL;
