-- check: `role` of `member` is not one of Red, Green
SELECT "id", "role"
FROM "member"
WHERE "role" IS NOT NULL AND (CAST("role" AS TEXT) IN ('Red', 'Green')) IS NOT TRUE;
CREATE TYPE "color" AS ENUM ('Red', 'Green');
ALTER TABLE "member" ALTER COLUMN "role" TYPE "color" USING CAST(CAST("role" AS TEXT) AS "color");
DROP TYPE "role";
