-- check: `role` of `user` is not one of Admin, Member
SELECT "id", "role"
FROM (SELECT "id", CAST(COALESCE(CAST("role" AS TEXT), "_retired_after_20250101000002_role", 'Member') AS TEXT) AS "role" FROM "user") AS "user"
WHERE CAST("role" AS TEXT) NOT IN ('Admin', 'Member');
UPDATE "user" SET "_retired_after_20250101000002_role" = COALESCE(CAST("role" AS TEXT), "_retired_after_20250101000002_role", 'Member');
ALTER TABLE "user" RENAME COLUMN "role" TO "_retired_20250101000002_role";
ALTER TABLE "user" RENAME COLUMN "_retired_after_20250101000002_role" TO "role";
ALTER TABLE "user"
    ALTER COLUMN "role" TYPE "role" USING CAST(CAST("role" AS TEXT) AS "role"),
    ALTER COLUMN "role" SET DEFAULT 'Member',
    ALTER COLUMN "role" SET NOT NULL,
    ALTER COLUMN "_retired_20250101000002_role" TYPE TEXT;
