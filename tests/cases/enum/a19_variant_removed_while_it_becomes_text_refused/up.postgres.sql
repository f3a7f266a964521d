-- check: `role` of `member` is not one of 0 (Admin), 1 (Member)
SELECT "id", "role"
FROM "member"
WHERE "role" IS NOT NULL AND ("role" IN (0, 1)) IS NOT TRUE;
ALTER TABLE "member" DROP CONSTRAINT "member_role_values";
ALTER TABLE "member"
    ALTER COLUMN "role" TYPE TEXT USING CASE "role" WHEN 0 THEN 'Admin' WHEN 1 THEN 'Member' END,
    ADD CONSTRAINT "member_role_values" CHECK ("role" IN ('Admin', 'Member'));
