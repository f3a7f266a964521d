ALTER TABLE "member"
    DROP CONSTRAINT "member_role_values",
    DROP CONSTRAINT "member_former_values";
ALTER TABLE "member"
    ALTER COLUMN "role" DROP DEFAULT,
    ALTER COLUMN "role" TYPE SMALLINT USING CASE CAST("role" AS TEXT) WHEN 'Admin' THEN 0 WHEN 'Member' THEN 1 WHEN 'Guest' THEN 2 END,
    ALTER COLUMN "role" SET DEFAULT 1,
    ALTER COLUMN "former" TYPE SMALLINT USING CASE CAST("former" AS TEXT) WHEN 'Admin' THEN 0 WHEN 'Member' THEN 1 WHEN 'Guest' THEN 2 END,
    ADD CONSTRAINT "member_role_values" CHECK ("role" IN (0, 1, 2)),
    ADD CONSTRAINT "member_former_values" CHECK ("former" IN (0, 1, 2));
