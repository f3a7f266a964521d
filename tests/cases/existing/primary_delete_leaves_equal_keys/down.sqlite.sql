-- rebuild `log` (number, part, text)
CREATE TABLE "_new_log" (
    "number" INTEGER,
    "part" INTEGER,
    "text" TEXT NOT NULL
);
INSERT INTO "_new_log" ("number", "part", "text")
SELECT "number", "part", "text"
FROM "log";
DROP TABLE "log";
ALTER TABLE "_new_log" RENAME TO "log";
-- end of the rebuild
INSERT INTO "log" ("number", "part", "text")
SELECT "number", "part", "text"
FROM "_retired_20250101000002_log_key";
DELETE FROM "_retired_20250101000002_log_key";
