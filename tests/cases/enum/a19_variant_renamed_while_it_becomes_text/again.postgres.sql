-- check: `role` of `member` is required and has no value
SELECT "id"
FROM "member"
WHERE CASE CAST("role" AS TEXT) WHEN 'Member' THEN 'User' ELSE CAST("role" AS TEXT) END IS NULL;
-- check: `role` of `member` is not one of 'Admin', 'User'
SELECT "id", "role"
FROM (SELECT "id", CAST(CASE CAST("role" AS TEXT) WHEN 'Member' THEN 'User' ELSE CAST("role" AS TEXT) END AS TEXT) AS "role" FROM "member") AS "member"
WHERE "role" NOT IN ('Admin', 'User');
UPDATE "member" SET "_retired_after_20250101000002_role" = CASE CAST("role" AS TEXT) WHEN 'Member' THEN 'User' ELSE CAST("role" AS TEXT) END;
ALTER TABLE "member" RENAME COLUMN "role" TO "_retired_20250101000002_role";
ALTER TABLE "member" RENAME COLUMN "_retired_after_20250101000002_role" TO "role";
ALTER TABLE "member"
    ALTER COLUMN "role" SET NOT NULL,
    ALTER COLUMN "_retired_20250101000002_role" DROP NOT NULL,
    ALTER COLUMN "_retired_20250101000002_role" TYPE TEXT,
    ADD CONSTRAINT "member_role_values" CHECK ("role" IN ('Admin', 'User'));
DROP TYPE "role";
