ALTER TABLE "member" DROP CONSTRAINT "member_role_values";
ALTER TABLE "member"
    ALTER COLUMN "role" TYPE SMALLINT USING CASE "role" WHEN 1 THEN 1 WHEN 20 THEN 2 WHEN 30 THEN 3 END,
    ALTER COLUMN "role" SET DEFAULT 2,
    ADD CONSTRAINT "member_role_values" CHECK ("role" IN (1, 2, 3));
