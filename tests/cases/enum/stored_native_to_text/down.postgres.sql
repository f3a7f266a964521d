ALTER TABLE "member"
    DROP CONSTRAINT "member_role_values",
    DROP CONSTRAINT "member_former_values";
CREATE TYPE "role" AS ENUM ('Admin', 'Member', 'Guest');
ALTER TABLE "member"
    ALTER COLUMN "role" DROP DEFAULT,
    ALTER COLUMN "role" TYPE "role" USING CAST(CAST("role" AS TEXT) AS "role"),
    ALTER COLUMN "role" SET DEFAULT 'Member',
    ALTER COLUMN "former" TYPE "role" USING CAST(CAST("former" AS TEXT) AS "role");
