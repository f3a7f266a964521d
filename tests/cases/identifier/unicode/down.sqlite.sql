-- check: `straße` of `größe` is required and has no value
SELECT "id"
FROM "größe"
WHERE "straße" IS NULL;
DROP INDEX "größe_名前_idx";
-- rebuild `größe` (id, straße, 日本, 名前, _retired_20250101000002_日本)
CREATE TABLE "_new_größe" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "straße" TEXT NOT NULL,
    "日本" INTEGER,
    "_retired_after_20250101000002_日本" INTEGER,
    "名前" TEXT
);
INSERT INTO "_new_größe" (
    "id",
    "straße",
    "日本",
    "_retired_after_20250101000002_日本",
    "名前"
)
SELECT
    "id",
    "straße",
    CASE WHEN "_retired_20250101000002_日本" IS NULL AND "日本" IS (1) THEN NULL ELSE "日本" END,
    "日本",
    "名前"
FROM "größe";
DROP TABLE "größe";
ALTER TABLE "_new_größe" RENAME TO "größe";
-- end of the rebuild
ALTER TABLE "größe" RENAME COLUMN "名前" TO "_retired_20250101000002_名前";
