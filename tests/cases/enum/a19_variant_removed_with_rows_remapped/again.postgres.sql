-- check: `role` of `member` is required and has no value
SELECT "id"
FROM "member"
WHERE COALESCE("_retired_after_20250101000002_role", CAST(CASE role WHEN 'Editor' THEN 'Reader' ELSE role END AS TEXT)) IS NULL;
-- check: `role` of `member` is not one of Admin, Reader
SELECT "id", "role"
FROM (SELECT "id", CAST(COALESCE("_retired_after_20250101000002_role", CAST(CASE role WHEN 'Editor' THEN 'Reader' ELSE role END AS TEXT)) AS TEXT) AS "role" FROM "member") AS "member"
WHERE CAST("role" AS TEXT) NOT IN ('Admin', 'Reader');
ALTER TYPE "role" RENAME TO "_migrator_old_role";
CREATE TYPE "role" AS ENUM ('Admin', 'Reader');
UPDATE "member" SET "_retired_after_20250101000002_role" = COALESCE("_retired_after_20250101000002_role", CAST(CASE role WHEN 'Editor' THEN 'Reader' ELSE role END AS TEXT));
ALTER TABLE "member" RENAME COLUMN "role" TO "_retired_20250101000002_role";
ALTER TABLE "member" RENAME COLUMN "_retired_after_20250101000002_role" TO "role";
ALTER TABLE "member"
    ALTER COLUMN "role" TYPE "role" USING CAST(CAST("role" AS TEXT) AS "role"),
    ALTER COLUMN "role" SET NOT NULL,
    ALTER COLUMN "_retired_20250101000002_role" DROP NOT NULL,
    ALTER COLUMN "_retired_20250101000002_role" TYPE TEXT;
DROP TYPE "_migrator_old_role";
