-- check: `role` of `member` is not one of it's, a, b
SELECT "id", "role"
FROM "member"
WHERE "role" IS NOT NULL AND (CAST("role" AS TEXT) IN ('it''s', 'a, b')) IS NOT TRUE;
ALTER TYPE "role" RENAME TO "_migrator_old_role";
CREATE TYPE "role" AS ENUM ('it''s', 'a, b');
ALTER TABLE "member" ALTER COLUMN "role" TYPE "role" USING CAST(CAST("role" AS TEXT) AS "role");
DROP TYPE "_migrator_old_role";
