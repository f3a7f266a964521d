ALTER TABLE "user" RENAME COLUMN "_retired_20250101000002_level" TO "level";
-- check: rows of `user` fail the check `user_level_check`
SELECT "id", "level"
FROM (SELECT "id", CAST(COALESCE("level", 1) AS INTEGER) AS "level" FROM "user") AS "user"
WHERE NOT (level > 0);
UPDATE "user" SET "level" = COALESCE("level", 1)
WHERE "level" IS NULL;
ALTER TABLE "user"
    ALTER COLUMN "level" SET DEFAULT 1,
    ALTER COLUMN "level" SET NOT NULL,
    ADD CONSTRAINT "user_level_check" CHECK (level > 0);
