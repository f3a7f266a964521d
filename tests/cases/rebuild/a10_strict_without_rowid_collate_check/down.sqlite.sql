-- check: rows of `cfg` fail the check `cfg_value_check`
SELECT "key", "value"
FROM (SELECT "key", CASE WHEN "_retired_20250101000002_value" IS NULL AND "value" IS ('') THEN NULL ELSE "value" END AS "value" FROM "cfg") AS "cfg"
WHERE NOT (length(value) < 100);
-- rebuild `cfg` (key, value, note, _retired_20250101000002_value)
CREATE TABLE "_new_cfg" (
    "key" TEXT NOT NULL PRIMARY KEY COLLATE "nocase",
    "value" TEXT,
    "note" TEXT COLLATE "rtrim",
    "_retired_after_20250101000002_value" TEXT,
    CONSTRAINT "cfg_value_check" CHECK (length(value) < 100)
) STRICT, WITHOUT ROWID;
INSERT INTO "_new_cfg" (
    "key",
    "value",
    "note",
    "_retired_after_20250101000002_value"
)
SELECT
    "key",
    CASE WHEN "_retired_20250101000002_value" IS NULL AND "value" IS ('') THEN NULL ELSE "value" END,
    "note",
    "value"
FROM "cfg";
DROP TABLE "cfg";
ALTER TABLE "_new_cfg" RENAME TO "cfg";
CREATE INDEX "cfg_note_idx" ON "cfg" ("note");
-- end of the rebuild
