ALTER TABLE "member" DROP CONSTRAINT "member_kind_values";
CREATE TYPE "role" AS ENUM ('Admin', 'Member');
ALTER TABLE "member" RENAME COLUMN "kind" TO "role";
ALTER INDEX "member_kind_idx" RENAME TO "member_role_idx";
ALTER TABLE "member" ALTER COLUMN "role" TYPE "role" USING CAST(CAST(CASE "role" WHEN 0 THEN 'Admin' WHEN 1 THEN 'Member' END AS TEXT) AS "role");
