ALTER TABLE "member"
    DROP CONSTRAINT "member_role_values",
    DROP CONSTRAINT "member_former_values";
ALTER TABLE "member"
    ALTER COLUMN "role" DROP DEFAULT,
    ALTER COLUMN "role" TYPE TEXT USING CASE "role" WHEN 0 THEN 'Admin' WHEN 1 THEN 'Member' WHEN 2 THEN 'Guest' END,
    ALTER COLUMN "role" SET DEFAULT 'Member',
    ALTER COLUMN "former" TYPE TEXT USING CASE "former" WHEN 0 THEN 'Admin' WHEN 1 THEN 'Member' WHEN 2 THEN 'Guest' END,
    ADD CONSTRAINT "member_role_values" CHECK ("role" IN ('Admin', 'Guest', 'Member')),
    ADD CONSTRAINT "member_former_values" CHECK ("former" IN ('Admin', 'Guest', 'Member'));
