ALTER TABLE "member"
    ALTER COLUMN "role" TYPE SMALLINT USING CASE CAST("role" AS TEXT) WHEN 'Admin' THEN 0 WHEN 'Member' THEN 1 END,
    ADD CONSTRAINT "member_role_values" CHECK ("role" IN (0, 1));
DROP TYPE "role";
-- check: `role` of `member` is not one of 0, 1
SELECT "id", "role"
FROM (SELECT "id", CAST(COALESCE("role", CAST(7 AS SMALLINT)) AS SMALLINT) AS "role" FROM "member") AS "member"
WHERE "role" NOT IN (0, 1);
ALTER TABLE "member" DROP CONSTRAINT "member_role_values";
ALTER TABLE "member" ADD COLUMN "_migrator_role" SMALLINT;
UPDATE "member" SET "_migrator_role" = COALESCE("role", CAST(7 AS SMALLINT));
ALTER TABLE "member" RENAME COLUMN "role" TO "_retired_20250101000002_role";
ALTER TABLE "member" RENAME COLUMN "_migrator_role" TO "role";
ALTER TABLE "member"
    ALTER COLUMN "role" SET NOT NULL,
    ADD CONSTRAINT "member_role_values" CHECK ("role" IN (0, 1));
