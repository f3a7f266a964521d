-- check: `role` of `member` is required and has no value
SELECT "id"
FROM "member"
WHERE CAST(lower(role) AS TEXT) IS NULL;
-- check: `role` of `member` is not one of admin, editor, reader
SELECT "id", "role"
FROM (SELECT "id", CAST(lower(role) AS TEXT) AS "role" FROM "member") AS "member"
WHERE CAST("role" AS TEXT) NOT IN ('admin', 'editor', 'reader');
ALTER TYPE "role" RENAME TO "_migrator_old_role";
CREATE TYPE "role" AS ENUM ('admin', 'editor', 'reader');
ALTER TABLE "member" ADD COLUMN "_migrator_role" "role";
UPDATE "member" SET "_migrator_role" = CAST(CAST(lower(role) AS TEXT) AS "role");
ALTER TABLE "member" RENAME COLUMN "role" TO "_retired_20250101000002_role";
ALTER TABLE "member" RENAME COLUMN "_migrator_role" TO "role";
ALTER TABLE "member"
    ALTER COLUMN "role" SET NOT NULL,
    ALTER COLUMN "_retired_20250101000002_role" DROP NOT NULL,
    ALTER COLUMN "_retired_20250101000002_role" TYPE TEXT;
DROP TYPE "_migrator_old_role";
