ALTER TABLE "member"
    DROP CONSTRAINT "member_role_values",
    DROP CONSTRAINT "member_former_values";
CREATE TYPE "role" AS ENUM ('Admin', 'Member', 'Guest');
ALTER TABLE "member"
    ALTER COLUMN "role" DROP DEFAULT,
    ALTER COLUMN "role" TYPE "role" USING CAST(CAST(CASE "role" WHEN 0 THEN 'Admin' WHEN 1 THEN 'Member' WHEN 2 THEN 'Guest' END AS TEXT) AS "role"),
    ALTER COLUMN "role" SET DEFAULT 'Member',
    ALTER COLUMN "former" TYPE "role" USING CAST(CAST(CASE "former" WHEN 0 THEN 'Admin' WHEN 1 THEN 'Member' WHEN 2 THEN 'Guest' END AS TEXT) AS "role");
