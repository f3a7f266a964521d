-- check: `role` of `member` is required and has no value
SELECT "id"
FROM "member"
WHERE "_retired_20250101000002_role" IS NULL;
-- check: `role` of `member` is not one of Admin, Editor, Reader
SELECT "id", "role"
FROM (SELECT "id", CAST("_retired_20250101000002_role" AS TEXT) AS "role" FROM "member") AS "member"
WHERE CAST("role" AS TEXT) NOT IN ('Admin', 'Editor', 'Reader');
ALTER TYPE "role" RENAME TO "_migrator_old_role";
CREATE TYPE "role" AS ENUM ('Admin', 'Editor', 'Reader');
ALTER TABLE "member" RENAME COLUMN "role" TO "_retired_after_20250101000002_role";
ALTER TABLE "member" RENAME COLUMN "_retired_20250101000002_role" TO "role";
ALTER TABLE "member"
    ALTER COLUMN "role" TYPE "role" USING CAST(CAST("role" AS TEXT) AS "role"),
    ALTER COLUMN "role" SET NOT NULL,
    ALTER COLUMN "_retired_after_20250101000002_role" DROP NOT NULL,
    ALTER COLUMN "_retired_after_20250101000002_role" TYPE TEXT;
DROP TYPE "_migrator_old_role";
