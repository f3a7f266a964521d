ALTER TYPE "role" RENAME TO "_migrator_old_role";
CREATE TYPE "role" AS ENUM ('Admin', 'Editor', 'Reader', 'Guest');
ALTER TABLE "member" RENAME COLUMN "role" TO "part";
ALTER TABLE "member" ALTER COLUMN "part" TYPE "role" USING CAST(CAST("part" AS TEXT) AS "role");
DROP TYPE "_migrator_old_role";
