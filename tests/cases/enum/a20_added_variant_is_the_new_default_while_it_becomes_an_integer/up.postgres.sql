ALTER TABLE "member"
    ALTER COLUMN "role" DROP DEFAULT,
    ALTER COLUMN "role" TYPE SMALLINT USING CASE CAST("role" AS TEXT) WHEN 'Admin' THEN 1 WHEN 'Member' THEN 2 END,
    ALTER COLUMN "role" SET DEFAULT 0,
    ADD CONSTRAINT "member_role_values" CHECK ("role" IN (0, 1, 2));
DROP TYPE "role";
