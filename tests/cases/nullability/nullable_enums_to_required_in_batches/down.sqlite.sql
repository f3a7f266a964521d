-- rebuild `member` (id, role, mood, level, _retired_20250101000002_filled_role, _retired_20250101000002_filled_mood, _retired_20250101000002_filled_level)
CREATE TABLE "_new_member" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "role" TEXT CONSTRAINT "role" CHECK ("role" IN ('Admin', 'Member')),
    "mood" TEXT CONSTRAINT "mood" CHECK ("mood" IN ('Good', 'Bad')),
    "level" INTEGER,
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
-- in batches of 2 by id:
UPDATE "member" SET "_retired_20250101000002_filled_level" = "level", "level" = NULL WHERE "_retired_20250101000002_filled_level" IS NOT NULL AND "level" IS NOT NULL;
-- in batches of 2 by id:
UPDATE "member" SET "_retired_20250101000002_filled_mood" = "mood", "mood" = NULL WHERE "_retired_20250101000002_filled_mood" IS NOT NULL AND "mood" IS NOT NULL;
-- in batches of 2 by id:
UPDATE "member" SET "_retired_20250101000002_filled_role" = "role", "role" = NULL WHERE "_retired_20250101000002_filled_role" IS NOT NULL AND "role" IS NOT NULL;
