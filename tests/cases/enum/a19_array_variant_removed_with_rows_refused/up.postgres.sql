-- check: `roles` of `user` holds something that is not one of Admin, Member
SELECT "id", "roles"
FROM "user"
WHERE "roles" IS NOT NULL AND (NOT EXISTS (SELECT 1 FROM unnest(CAST("roles" AS TEXT[])) AS item WHERE item NOT IN ('Admin', 'Member'))) IS NOT TRUE;
-- check: `former` of `user` holds something that is not one of Admin, Member
SELECT "id", "former"
FROM "user"
WHERE "former" IS NOT NULL AND (NOT EXISTS (SELECT 1 FROM unnest(CAST("former" AS TEXT[])) AS item WHERE item NOT IN ('Admin', 'Member'))) IS NOT TRUE;
ALTER TYPE "role" RENAME TO "_migrator_old_role";
CREATE TYPE "role" AS ENUM ('Admin', 'Member');
ALTER TABLE "user"
    ALTER COLUMN "roles" TYPE "role"[] USING CAST(CAST("roles" AS TEXT[]) AS "role"[]),
    ALTER COLUMN "former" TYPE "role"[] USING CAST(CAST("former" AS TEXT[]) AS "role"[]);
DROP TYPE "_migrator_old_role";
