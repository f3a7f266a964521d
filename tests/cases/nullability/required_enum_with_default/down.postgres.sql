-- check: `role` of `user` is not one of Admin, Member
SELECT "id", "role"
FROM (SELECT "id", CAST(CASE WHEN "_retired_20250101000002_role" IS NULL AND CAST("role" AS TEXT) IS NOT DISTINCT FROM ('Member') THEN NULL ELSE CAST("role" AS TEXT) END AS TEXT) AS "role" FROM "user") AS "user"
WHERE CAST("role" AS TEXT) NOT IN ('Admin', 'Member');
UPDATE "user" SET "_retired_20250101000002_role" = CASE WHEN "_retired_20250101000002_role" IS NULL AND CAST("role" AS TEXT) IS NOT DISTINCT FROM ('Member') THEN NULL ELSE CAST("role" AS TEXT) END;
ALTER TABLE "user" RENAME COLUMN "role" TO "_retired_after_20250101000002_role";
ALTER TABLE "user" RENAME COLUMN "_retired_20250101000002_role" TO "role";
ALTER TABLE "user"
    ALTER COLUMN "role" TYPE "role" USING CAST(CAST("role" AS TEXT) AS "role"),
    ALTER COLUMN "_retired_after_20250101000002_role" DROP DEFAULT,
    ALTER COLUMN "_retired_after_20250101000002_role" DROP NOT NULL,
    ALTER COLUMN "_retired_after_20250101000002_role" TYPE TEXT;
