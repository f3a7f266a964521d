-- check: `role` of `member` is required and has no value
SELECT "id"
FROM "member"
WHERE CASE WHEN CASE CAST("_retired_20250101000002_role" AS TEXT) WHEN 'Guest' THEN 'Member' ELSE CAST("_retired_20250101000002_role" AS TEXT) END IS NOT DISTINCT FROM CAST("role" AS TEXT) THEN CAST("_retired_20250101000002_role" AS TEXT) ELSE CAST("role" AS TEXT) END IS NULL;
-- check: `role` of `member` is not one of Admin, Member, Guest
SELECT "id", "role"
FROM (SELECT "id", CAST(CASE WHEN CASE CAST("_retired_20250101000002_role" AS TEXT) WHEN 'Guest' THEN 'Member' ELSE CAST("_retired_20250101000002_role" AS TEXT) END IS NOT DISTINCT FROM CAST("role" AS TEXT) THEN CAST("_retired_20250101000002_role" AS TEXT) ELSE CAST("role" AS TEXT) END AS TEXT) AS "role" FROM "member") AS "member"
WHERE CAST("role" AS TEXT) NOT IN ('Admin', 'Member', 'Guest');
ALTER TYPE "role" RENAME TO "_migrator_old_role";
CREATE TYPE "role" AS ENUM ('Admin', 'Member', 'Guest');
UPDATE "member" SET "_retired_20250101000002_role" = CASE WHEN CASE CAST("_retired_20250101000002_role" AS TEXT) WHEN 'Guest' THEN 'Member' ELSE CAST("_retired_20250101000002_role" AS TEXT) END IS NOT DISTINCT FROM CAST("role" AS TEXT) THEN CAST("_retired_20250101000002_role" AS TEXT) ELSE CAST("role" AS TEXT) END;
ALTER TABLE "member" RENAME COLUMN "role" TO "_retired_after_20250101000002_role";
ALTER TABLE "member" RENAME COLUMN "_retired_20250101000002_role" TO "role";
ALTER TABLE "member"
    ALTER COLUMN "role" TYPE "role" USING CAST(CAST("role" AS TEXT) AS "role"),
    ALTER COLUMN "role" SET NOT NULL,
    ALTER COLUMN "_retired_after_20250101000002_role" DROP NOT NULL,
    ALTER COLUMN "_retired_after_20250101000002_role" TYPE TEXT;
DROP TYPE "_migrator_old_role";
ALTER TABLE "member"
    ALTER COLUMN "role" TYPE SMALLINT USING CASE CAST("role" AS TEXT) WHEN 'Admin' THEN 0 WHEN 'Member' THEN 1 WHEN 'Guest' THEN 2 END,
    ADD CONSTRAINT "member_role_values" CHECK ("role" IN (0, 1, 2));
DROP TYPE "role";
