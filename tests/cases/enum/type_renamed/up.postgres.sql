CREATE TYPE "part" AS ENUM ('Admin', 'Editor', 'Reader');
ALTER TABLE "member" ALTER COLUMN "role" TYPE "part" USING CAST(CAST("role" AS TEXT) AS "part");
DROP TYPE "role";
