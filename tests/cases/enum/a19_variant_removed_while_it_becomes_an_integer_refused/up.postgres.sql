-- check: `role` of `member` is not one of Admin, Member
SELECT "id", "role"
FROM "member"
WHERE "role" IS NOT NULL AND (CAST("role" AS TEXT) IN ('Admin', 'Member')) IS NOT TRUE;
ALTER TABLE "member"
    ALTER COLUMN "role" TYPE SMALLINT USING CASE CAST("role" AS TEXT) WHEN 'Admin' THEN 0 WHEN 'Member' THEN 1 END,
    ADD CONSTRAINT "member_role_values" CHECK ("role" IN (0, 1));
DROP TYPE "role";
