-- check: `role` of `member` is not one of Admin, Editor, Reader
SELECT "id", "role"
FROM "member"
WHERE "role" IS NOT NULL AND (CAST("role" AS TEXT) IN ('Admin', 'Editor', 'Reader')) IS NOT TRUE;
DROP INDEX "member_id_role_key";
ALTER TYPE "role" RENAME TO "_migrator_old_role";
CREATE TYPE "role" AS ENUM ('Admin', 'Editor', 'Reader');
ALTER TABLE "member" ALTER COLUMN "role" TYPE "role" USING CAST(CAST("role" AS TEXT) AS "role");
CREATE UNIQUE INDEX "member_id_role_key" ON "member" ("id", "role") WHERE role = 'Admin';
DROP TYPE "_migrator_old_role";
