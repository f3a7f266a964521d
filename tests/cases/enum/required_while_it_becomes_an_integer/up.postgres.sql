ALTER TABLE "member"
    ALTER COLUMN "role" TYPE SMALLINT USING CASE CAST("role" AS TEXT) WHEN 'Admin' THEN 0 WHEN 'Member' THEN 1 END,
    ALTER COLUMN "role" SET DEFAULT 1,
    ADD CONSTRAINT "member_role_values" CHECK ("role" IN (0, 1));
DROP TYPE "role";
-- check: `role` of `member` is not one of 0, 1
SELECT "id", "role"
FROM (SELECT "id", CAST(COALESCE("role", 1) AS SMALLINT) AS "role" FROM "member") AS "member"
WHERE "role" NOT IN (0, 1);
ALTER TABLE "member" DROP CONSTRAINT "member_role_values";
ALTER TABLE "member" ADD COLUMN "_migrator_role" SMALLINT;
UPDATE "member" SET "_migrator_role" = COALESCE("role", 1);
ALTER TABLE "member" RENAME COLUMN "role" TO "_retired_20250101000002_role";
ALTER TABLE "member" RENAME COLUMN "_migrator_role" TO "role";
ALTER TABLE "member"
    ALTER COLUMN "role" SET DEFAULT 1,
    ALTER COLUMN "role" SET NOT NULL,
    ALTER COLUMN "_retired_20250101000002_role" DROP DEFAULT,
    ADD CONSTRAINT "member_role_values" CHECK ("role" IN (0, 1));
