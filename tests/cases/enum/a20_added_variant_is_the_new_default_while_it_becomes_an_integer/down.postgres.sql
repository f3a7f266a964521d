-- check: `role` of `member` is not one of 1 (Admin), 2 (Member)
SELECT "id", "role"
FROM "member"
WHERE "role" IS NOT NULL AND ("role" IN (1, 2)) IS NOT TRUE;
ALTER TABLE "member" DROP CONSTRAINT "member_role_values";
CREATE TYPE "role" AS ENUM ('Admin', 'Member');
ALTER TABLE "member"
    ALTER COLUMN "role" DROP DEFAULT,
    ALTER COLUMN "role" TYPE "role" USING CAST(CAST(CASE "role" WHEN 1 THEN 'Admin' WHEN 2 THEN 'Member' END AS TEXT) AS "role"),
    ALTER COLUMN "role" SET DEFAULT 'Member';
