ALTER TYPE "role" RENAME TO "_migrator_old_role";
CREATE TYPE "role" AS ENUM ('Admin', 'Trial', 'Member', 'Guest');
ALTER TABLE "user"
    ALTER COLUMN "roles" DROP DEFAULT,
    ALTER COLUMN "roles" TYPE "role"[] USING CAST(CAST("roles" AS TEXT[]) AS "role"[]),
    ALTER COLUMN "roles" SET DEFAULT (ARRAY['Member', 'Trial']::role[]),
    ALTER COLUMN "former" TYPE "role"[] USING CAST(CAST("former" AS TEXT[]) AS "role"[]);
DROP TYPE "_migrator_old_role";
