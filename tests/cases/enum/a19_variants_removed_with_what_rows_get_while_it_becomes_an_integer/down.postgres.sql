-- check: `role` of `member` is required and has no value
SELECT "id"
FROM "member"
WHERE CASE WHEN CASE "_retired_20250101000002_role" WHEN 2 THEN 1 ELSE "_retired_20250101000002_role" END IS NOT DISTINCT FROM "role" THEN "_retired_20250101000002_role" ELSE "role" END IS NULL;
-- check: `role` of `member` is not one of 0, 1, 2
SELECT "id", "role"
FROM (SELECT "id", CAST(CASE WHEN CASE "_retired_20250101000002_role" WHEN 2 THEN 1 ELSE "_retired_20250101000002_role" END IS NOT DISTINCT FROM "role" THEN "_retired_20250101000002_role" ELSE "role" END AS SMALLINT) AS "role" FROM "member") AS "member"
WHERE "role" NOT IN (0, 1, 2);
ALTER TABLE "member" DROP CONSTRAINT "member_role_values";
UPDATE "member" SET "_retired_20250101000002_role" = CASE WHEN CASE "_retired_20250101000002_role" WHEN 2 THEN 1 ELSE "_retired_20250101000002_role" END IS NOT DISTINCT FROM "role" THEN "_retired_20250101000002_role" ELSE "role" END;
ALTER TABLE "member" RENAME COLUMN "role" TO "_retired_after_20250101000002_role";
ALTER TABLE "member" RENAME COLUMN "_retired_20250101000002_role" TO "role";
ALTER TABLE "member"
    ALTER COLUMN "role" SET NOT NULL,
    ALTER COLUMN "_retired_after_20250101000002_role" DROP NOT NULL,
    ADD CONSTRAINT "member_role_values" CHECK ("role" IN (0, 1, 2));
ALTER TABLE "member" DROP CONSTRAINT "member_role_values";
ALTER TABLE "member"
    ALTER COLUMN "role" TYPE TEXT USING CASE "role" WHEN 0 THEN 'Admin' WHEN 1 THEN 'Member' WHEN 2 THEN 'Guest' END,
    ADD CONSTRAINT "member_role_values" CHECK ("role" IN ('Admin', 'Guest', 'Member'));
