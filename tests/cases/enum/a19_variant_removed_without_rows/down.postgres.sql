ALTER TYPE "role" RENAME TO "_migrator_old_role";
CREATE TYPE "role" AS ENUM ('Admin', 'Editor', 'Reader');
ALTER TABLE "member" ALTER COLUMN "role" TYPE "role" USING CAST(CAST("role" AS TEXT) AS "role");
DROP TYPE "_migrator_old_role";
