-- check: `role` of `member` is required and has no value
SELECT "id"
FROM "member"
WHERE CASE CAST("role" AS TEXT) WHEN 'Editor' THEN 'Writer' ELSE CAST("role" AS TEXT) END IS NULL;
-- check: `role` of `member` is not one of Admin, Writer, Reader
SELECT "id", "role"
FROM (SELECT "id", CAST(CASE CAST("role" AS TEXT) WHEN 'Editor' THEN 'Writer' ELSE CAST("role" AS TEXT) END AS TEXT) AS "role" FROM "member") AS "member"
WHERE CAST("role" AS TEXT) NOT IN ('Admin', 'Writer', 'Reader');
-- check: `second` of `member` is not one of Admin, Writer, Reader
SELECT "id", "second"
FROM (SELECT "id", CAST(CASE CAST("second" AS TEXT) WHEN 'Editor' THEN 'Writer' ELSE CAST("second" AS TEXT) END AS TEXT) AS "second" FROM "member") AS "member"
WHERE CAST("second" AS TEXT) NOT IN ('Admin', 'Writer', 'Reader');
ALTER TYPE "role" RENAME TO "_migrator_old_role";
CREATE TYPE "role" AS ENUM ('Admin', 'Writer', 'Reader');
UPDATE "member" SET
    "_retired_after_20250101000002_role" = CASE CAST("role" AS TEXT) WHEN 'Editor' THEN 'Writer' ELSE CAST("role" AS TEXT) END,
    "_retired_after_20250101000002_second" = CASE CAST("second" AS TEXT) WHEN 'Editor' THEN 'Writer' ELSE CAST("second" AS TEXT) END;
ALTER TABLE "member" RENAME COLUMN "role" TO "_retired_20250101000002_role";
ALTER TABLE "member" RENAME COLUMN "_retired_after_20250101000002_role" TO "role";
ALTER TABLE "member" RENAME COLUMN "second" TO "_retired_20250101000002_second";
ALTER TABLE "member" RENAME COLUMN "_retired_after_20250101000002_second" TO "second";
ALTER TABLE "member"
    ALTER COLUMN "role" TYPE "role" USING CAST(CAST("role" AS TEXT) AS "role"),
    ALTER COLUMN "role" SET NOT NULL,
    ALTER COLUMN "second" TYPE "role" USING CAST(CAST("second" AS TEXT) AS "role"),
    ALTER COLUMN "_retired_20250101000002_role" DROP NOT NULL,
    ALTER COLUMN "_retired_20250101000002_role" TYPE TEXT,
    ALTER COLUMN "_retired_20250101000002_second" TYPE TEXT;
DROP TYPE "_migrator_old_role";
