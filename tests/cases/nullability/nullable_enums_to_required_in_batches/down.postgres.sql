ALTER TABLE "member"
    ALTER COLUMN "role" DROP NOT NULL,
    ALTER COLUMN "mood" DROP NOT NULL,
    ALTER COLUMN "level" DROP NOT NULL;
-- in batches of 2 by id:
UPDATE "member" SET "_retired_20250101000002_filled_level" = "level", "level" = NULL WHERE "_retired_20250101000002_filled_level" IS NOT NULL AND "level" IS NOT NULL;
-- in batches of 2 by id:
UPDATE "member" SET "_retired_20250101000002_filled_mood" = "mood", "mood" = NULL WHERE "_retired_20250101000002_filled_mood" IS NOT NULL AND "mood" IS NOT NULL;
-- in batches of 2 by id:
UPDATE "member" SET "_retired_20250101000002_filled_role" = "role", "role" = NULL WHERE "_retired_20250101000002_filled_role" IS NOT NULL AND "role" IS NOT NULL;
