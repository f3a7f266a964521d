-- in batches of 2 by id:
UPDATE "member" SET "_retired_20250101000002_filled_role" = NULL WHERE "_retired_20250101000002_filled_role" IS NOT NULL AND "role" IS NOT NULL;
-- in batches of 2 by id:
UPDATE "member" SET "role" = "_retired_20250101000002_filled_role" WHERE "_retired_20250101000002_filled_role" IS NOT NULL AND "role" IS NULL;
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
-- rebuild `member` (id, role, mood, level, _retired_20250101000002_filled_role, _retired_20250101000002_filled_mood, _retired_20250101000002_filled_level)
CREATE TABLE "_new_member" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "role" TEXT NOT NULL CONSTRAINT "role" CHECK ("role" IN ('Admin', 'Member')),
    "mood" TEXT NOT NULL CONSTRAINT "mood" CHECK ("mood" IN ('Good', 'Bad')),
    "level" INTEGER NOT NULL,
    "_retired_20250101000002_filled_role" TEXT,
    "_retired_20250101000002_filled_mood" TEXT,
    "_retired_20250101000002_filled_level" INTEGER,
    CONSTRAINT "member_level_values" CHECK ("level" IN (0, 1))
);
INSERT INTO "_new_member" (
    "id",
    "role",
    "mood",
    "level",
    "_retired_20250101000002_filled_role",
    "_retired_20250101000002_filled_mood",
    "_retired_20250101000002_filled_level"
)
SELECT
    "id",
    "role",
    "mood",
    "level",
    "_retired_20250101000002_filled_role",
    "_retired_20250101000002_filled_mood",
    "_retired_20250101000002_filled_level"
FROM "member";
DROP TABLE "member";
ALTER TABLE "_new_member" RENAME TO "member";
-- end of the rebuild
