ALTER TABLE "member" DROP CONSTRAINT "member_role_values";
CREATE TYPE "role" AS ENUM ('User', 'Admin');
ALTER TABLE "member" ALTER COLUMN "role" TYPE "role" USING CAST(CAST(CASE "role" WHEN 0 THEN 'Admin' WHEN 1 THEN 'User' END AS TEXT) AS "role");
