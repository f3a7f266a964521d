-- in batches of 2 by id:
UPDATE "member" SET "_retired_20250101000002_filled_role" = NULL WHERE "_retired_20250101000002_filled_role" IS NOT NULL AND "role" IS NOT NULL;
-- in batches of 2 by id:
UPDATE "member" SET "role" = CAST("_retired_20250101000002_filled_role" AS "role") WHERE "_retired_20250101000002_filled_role" IS NOT NULL AND "role" IS NULL;
-- in batches of 2 by id:
UPDATE "member" SET "_retired_20250101000002_filled_role" = 'Member', "role" = 'Member' WHERE "role" IS NULL;
-- in batches of 2 by id:
UPDATE "member" SET "_retired_20250101000002_filled_mood" = NULL WHERE "_retired_20250101000002_filled_mood" IS NOT NULL AND "mood" IS NOT NULL;
-- in batches of 2 by id:
UPDATE "member" SET "mood" = "_retired_20250101000002_filled_mood" WHERE "_retired_20250101000002_filled_mood" IS NOT NULL AND "mood" IS NULL;
-- in batches of 2 by id:
UPDATE "member" SET "_retired_20250101000002_filled_mood" = 'Bad', "mood" = 'Bad' WHERE "mood" IS NULL;
-- in batches of 2 by id:
UPDATE "member" SET "_retired_20250101000002_filled_level" = NULL WHERE "_retired_20250101000002_filled_level" IS NOT NULL AND "level" IS NOT NULL;
-- in batches of 2 by id:
UPDATE "member" SET "level" = "_retired_20250101000002_filled_level" WHERE "_retired_20250101000002_filled_level" IS NOT NULL AND "level" IS NULL;
-- in batches of 2 by id:
UPDATE "member" SET "_retired_20250101000002_filled_level" = 1, "level" = 1 WHERE "level" IS NULL;
LOCK TABLE "member" IN ACCESS EXCLUSIVE MODE;
-- in batches of 2 by id, in one transaction:
UPDATE "member" SET "_retired_20250101000002_filled_role" = 'Member', "role" = 'Member' WHERE "role" IS NULL;
-- in batches of 2 by id, in one transaction:
UPDATE "member" SET "_retired_20250101000002_filled_mood" = 'Bad', "mood" = 'Bad' WHERE "mood" IS NULL;
-- in batches of 2 by id, in one transaction:
UPDATE "member" SET "_retired_20250101000002_filled_level" = 1, "level" = 1 WHERE "level" IS NULL;
-- check: `role` of `member` is required and has no value
SELECT "id"
FROM "member"
WHERE "role" IS NULL;
-- check: `mood` of `member` is required and has no value
SELECT "id"
FROM "member"
WHERE "mood" IS NULL;
-- check: `level` of `member` is required and has no value
SELECT "id"
FROM "member"
WHERE "level" IS NULL;
ALTER TABLE "member"
    ALTER COLUMN "role" SET NOT NULL,
    ALTER COLUMN "mood" SET NOT NULL,
    ALTER COLUMN "level" SET NOT NULL;
