ALTER TABLE "log" DROP CONSTRAINT "log_key";
ALTER TABLE "log"
    ALTER COLUMN "number" DROP NOT NULL,
    ALTER COLUMN "part" DROP NOT NULL;
LOCK TABLE "log" IN EXCLUSIVE MODE;
WITH "moved" AS (
    DELETE FROM "_retired_20250101000002_log_key"
    RETURNING "number", "part", "text"
)
INSERT INTO "log" ("number", "part", "text")
SELECT "number", "part", "text"
FROM "moved";
