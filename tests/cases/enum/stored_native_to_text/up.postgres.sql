ALTER TABLE "member"
    ALTER COLUMN "role" DROP DEFAULT,
    ALTER COLUMN "role" TYPE TEXT USING CAST("role" AS TEXT),
    ALTER COLUMN "role" SET DEFAULT 'Member',
    ALTER COLUMN "former" TYPE TEXT USING CAST("former" AS TEXT),
    ADD CONSTRAINT "member_role_values" CHECK ("role" IN ('Admin', 'Guest', 'Member')),
    ADD CONSTRAINT "member_former_values" CHECK ("former" IN ('Admin', 'Guest', 'Member'));
DROP TYPE "role";
