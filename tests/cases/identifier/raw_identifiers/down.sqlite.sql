-- check: `type` of `t` is required and has no value
SELECT "id"
FROM "t"
WHERE "type" IS NULL;
-- rebuild `t` (id, type, match)
CREATE TABLE "_new_t" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "type" TEXT NOT NULL,
    "match" INTEGER
);
INSERT INTO "_new_t" ("id", "type", "match")
SELECT "id", "type", "match"
FROM "t";
DROP TABLE "t";
ALTER TABLE "_new_t" RENAME TO "t";
-- end of the rebuild
ALTER TABLE "t" RENAME COLUMN "match" TO "_retired_20250101000002_match";
