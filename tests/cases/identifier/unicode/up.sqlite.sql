-- rebuild `größe` (id, straße, 日本)
CREATE TABLE "_new_größe" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "straße" TEXT,
    "日本" INTEGER NOT NULL DEFAULT 1,
    "名前" TEXT,
    "_retired_20250101000002_日本" INTEGER
);
INSERT INTO "_new_größe" ("id", "straße", "日本", "名前", "_retired_20250101000002_日本")
SELECT "id", "straße", COALESCE("日本", 1), NULL, "日本"
FROM "größe";
DROP TABLE "größe";
ALTER TABLE "_new_größe" RENAME TO "größe";
CREATE INDEX "größe_名前_idx" ON "größe" ("名前");
-- end of the rebuild
