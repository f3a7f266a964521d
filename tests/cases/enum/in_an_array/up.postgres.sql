ALTER TYPE "role" RENAME TO "_migrator_old_role";
CREATE TYPE "role" AS ENUM ('Guest', 'Member', 'Admin');
ALTER TABLE "user"
    ALTER COLUMN "roles" TYPE "role"[] USING CAST(CAST("roles" AS TEXT[]) AS "role"[]),
    ALTER COLUMN "main" TYPE "role" USING CAST(CAST("main" AS TEXT) AS "role"),
    ALTER COLUMN "main" SET DEFAULT 'Guest';
DROP TYPE "_migrator_old_role";
