DROP INDEX "member_role_idx";
ALTER TYPE "role" RENAME TO "_migrator_old_role";
CREATE TYPE "role" AS ENUM ('Admin', 'Type', 'Reader');
ALTER TABLE "member" RENAME COLUMN "role" TO "part";
-- check: `part` of `member` is required and has no value
SELECT "id"
FROM "member"
WHERE CASE CAST("part" AS TEXT) WHEN 'Editor' THEN 'Type' ELSE CAST("part" AS TEXT) END IS NULL;
-- check: `part` of `member` is not one of Admin, Type, Reader
SELECT "id", "part"
FROM (SELECT "id", CAST(CASE CAST("part" AS TEXT) WHEN 'Editor' THEN 'Type' ELSE CAST("part" AS TEXT) END AS TEXT) AS "part" FROM "member") AS "member"
WHERE CAST("part" AS TEXT) NOT IN ('Admin', 'Type', 'Reader');
ALTER TABLE "member" ADD COLUMN "_migrator_part" "role";
UPDATE "member" SET "_migrator_part" = CAST(CASE CAST("part" AS TEXT) WHEN 'Editor' THEN 'Type' ELSE CAST("part" AS TEXT) END AS "role");
ALTER TABLE "member" RENAME COLUMN "part" TO "_retired_20250101000002_role";
ALTER TABLE "member" RENAME COLUMN "_migrator_part" TO "part";
ALTER TABLE "member"
    ALTER COLUMN "part" SET DEFAULT 'Type',
    ALTER COLUMN "part" SET NOT NULL,
    ALTER COLUMN "_retired_20250101000002_role" DROP DEFAULT,
    ALTER COLUMN "_retired_20250101000002_role" DROP NOT NULL,
    ALTER COLUMN "_retired_20250101000002_role" TYPE TEXT;
CREATE INDEX "member_part_idx" ON "member" ("part");
DROP TYPE "_migrator_old_role";
