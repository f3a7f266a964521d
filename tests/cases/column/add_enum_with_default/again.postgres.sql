CREATE TYPE "role" AS ENUM ('Admin', 'Member');
ALTER TABLE "user" RENAME COLUMN "_retired_20250101000002_role" TO "role";
UPDATE "user" SET "role" = COALESCE("role", 'Member')
WHERE "role" IS NULL;
ALTER TABLE "user"
    ALTER COLUMN "role" TYPE "role" USING CAST(CAST("role" AS TEXT) AS "role"),
    ALTER COLUMN "role" SET DEFAULT 'Member',
    ALTER COLUMN "role" SET NOT NULL;
