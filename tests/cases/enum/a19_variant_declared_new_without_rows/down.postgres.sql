-- check: `role` of `member` is not one of Admin, Editor, Reader
SELECT "id", "role"
FROM "member"
WHERE "role" IS NOT NULL AND (CAST("role" AS TEXT) IN ('Admin', 'Editor', 'Reader')) IS NOT TRUE;
ALTER TYPE "role" RENAME TO "_migrator_old_role";
CREATE TYPE "role" AS ENUM ('Admin', 'Editor', 'Reader');
ALTER TABLE "member" ALTER COLUMN "role" TYPE "role" USING CAST(CAST("role" AS TEXT) AS "role");
DROP TYPE "_migrator_old_role";
