ALTER TYPE "role" RENAME TO "_migrator_old_role";
CREATE TYPE "role" AS ENUM ('Admin', 'Member', 'Guest');
ALTER TABLE "user"
    ALTER COLUMN "roles" TYPE "role"[] USING CAST(CAST("roles" AS TEXT[]) AS "role"[]),
    ALTER COLUMN "former" TYPE "role"[] USING CAST(CAST("former" AS TEXT[]) AS "role"[]);
DROP TYPE "_migrator_old_role";
