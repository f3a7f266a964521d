-- check: `role` of `member` is not one of 0, 1
SELECT "id", "role"
FROM (SELECT "id", CAST(CASE WHEN "_retired_20250101000002_role" IS NULL AND "role" IS NOT DISTINCT FROM (CAST(7 AS SMALLINT)) THEN NULL ELSE "role" END AS SMALLINT) AS "role" FROM "member") AS "member"
WHERE "role" NOT IN (0, 1);
ALTER TABLE "member" DROP CONSTRAINT "member_role_values";
UPDATE "member" SET "_retired_20250101000002_role" = CASE WHEN "_retired_20250101000002_role" IS NULL AND "role" IS NOT DISTINCT FROM (CAST(7 AS SMALLINT)) THEN NULL ELSE "role" END;
ALTER TABLE "member" RENAME COLUMN "role" TO "_retired_after_20250101000002_role";
ALTER TABLE "member" RENAME COLUMN "_retired_20250101000002_role" TO "role";
ALTER TABLE "member"
    ALTER COLUMN "_retired_after_20250101000002_role" DROP NOT NULL,
    ADD CONSTRAINT "member_role_values" CHECK ("role" IN (0, 1));
ALTER TABLE "member" DROP CONSTRAINT "member_role_values";
CREATE TYPE "role" AS ENUM ('Admin', 'Member');
ALTER TABLE "member" ALTER COLUMN "role" TYPE "role" USING CAST(CAST(CASE "role" WHEN 0 THEN 'Admin' WHEN 1 THEN 'Member' END AS TEXT) AS "role");
