-- check: `role` of `member` is required and has no value
SELECT "id"
FROM "member"
WHERE CASE CAST("role" AS TEXT) WHEN 'User' THEN 'Member' ELSE CAST("role" AS TEXT) END IS NULL;
-- check: `role` of `member` is not one of Admin, Member
SELECT "id", "role"
FROM (SELECT "id", CAST(CASE CAST("role" AS TEXT) WHEN 'User' THEN 'Member' ELSE CAST("role" AS TEXT) END AS TEXT) AS "role" FROM "member") AS "member"
WHERE CAST("role" AS TEXT) NOT IN ('Admin', 'Member');
ALTER TABLE "member" DROP CONSTRAINT "member_role_values";
CREATE TYPE "role" AS ENUM ('Admin', 'Member');
UPDATE "member" SET "_retired_20250101000002_role" = CASE CAST("role" AS TEXT) WHEN 'User' THEN 'Member' ELSE CAST("role" AS TEXT) END;
ALTER TABLE "member" RENAME COLUMN "role" TO "_retired_after_20250101000002_role";
ALTER TABLE "member" RENAME COLUMN "_retired_20250101000002_role" TO "role";
ALTER TABLE "member"
    ALTER COLUMN "role" TYPE "role" USING CAST(CAST("role" AS TEXT) AS "role"),
    ALTER COLUMN "role" SET NOT NULL,
    ALTER COLUMN "_retired_after_20250101000002_role" DROP NOT NULL;
