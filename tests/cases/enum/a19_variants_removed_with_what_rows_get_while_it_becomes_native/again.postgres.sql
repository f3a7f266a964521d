ALTER TABLE "member" DROP CONSTRAINT "member_role_values";
CREATE TYPE "role" AS ENUM ('Admin', 'Member', 'Guest');
ALTER TABLE "member" ALTER COLUMN "role" TYPE "role" USING CAST(CAST(CASE "role" WHEN 0 THEN 'Admin' WHEN 1 THEN 'Member' WHEN 2 THEN 'Guest' END AS TEXT) AS "role");
-- check: `role` of `member` is required and has no value
SELECT "id"
FROM "member"
WHERE CASE CAST("role" AS TEXT) WHEN 'Guest' THEN 'Member' ELSE CAST("role" AS TEXT) END IS NULL;
-- check: `role` of `member` is not one of Admin, Member
SELECT "id", "role"
FROM (SELECT "id", CAST(CASE CAST("role" AS TEXT) WHEN 'Guest' THEN 'Member' ELSE CAST("role" AS TEXT) END AS TEXT) AS "role" FROM "member") AS "member"
WHERE CAST("role" AS TEXT) NOT IN ('Admin', 'Member');
ALTER TYPE "role" RENAME TO "_migrator_old_role";
CREATE TYPE "role" AS ENUM ('Admin', 'Member');
UPDATE "member" SET "_retired_after_20250101000002_role" = CASE CAST("role" AS TEXT) WHEN 'Guest' THEN 'Member' ELSE CAST("role" AS TEXT) END;
ALTER TABLE "member" RENAME COLUMN "role" TO "_retired_20250101000002_role";
ALTER TABLE "member" RENAME COLUMN "_retired_after_20250101000002_role" TO "role";
ALTER TABLE "member"
    ALTER COLUMN "role" TYPE "role" USING CAST(CAST("role" AS TEXT) AS "role"),
    ALTER COLUMN "role" SET NOT NULL,
    ALTER COLUMN "_retired_20250101000002_role" DROP NOT NULL,
    ALTER COLUMN "_retired_20250101000002_role" TYPE TEXT;
DROP TYPE "_migrator_old_role";
