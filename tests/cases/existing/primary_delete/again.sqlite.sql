INSERT INTO "_retired_20250101000002_log_key" ("number", "part", "text")
SELECT "number", "part", "text"
FROM "log"
WHERE "rowid" IN (
    SELECT "rowid"
    FROM "log"
    WHERE "number" IS NULL OR "part" IS NULL
);
DELETE FROM "log"
WHERE "rowid" IN (
    SELECT "rowid"
    FROM "log"
    WHERE "number" IS NULL OR "part" IS NULL
);
-- check: `number` of `log` is required and has no value
SELECT *
FROM "log"
WHERE "number" IS NULL;
-- check: `part` of `log` is required and has no value
SELECT *
FROM "log"
WHERE "part" IS NULL;
-- check: `number`, `part` occur together more than once in `log`
SELECT "number", "part", count(*) AS "rows"
FROM "log"
GROUP BY "number", "part"
HAVING count(*) > 1;
-- rebuild `log` (number, part, text)
CREATE TABLE "_new_log" (
    "number" INTEGER NOT NULL,
    "part" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    PRIMARY KEY ("number", "part")
);
INSERT INTO "_new_log" ("number", "part", "text")
SELECT "number", "part", "text"
FROM "log";
DROP TABLE "log";
ALTER TABLE "_new_log" RENAME TO "log";
-- end of the rebuild
