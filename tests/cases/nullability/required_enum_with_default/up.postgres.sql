-- check: `role` of `user` is not one of Admin, Member
SELECT "id", "role"
FROM (SELECT "id", CAST(COALESCE(CAST("role" AS TEXT), 'Member') AS TEXT) AS "role" FROM "user") AS "user"
WHERE CAST("role" AS TEXT) NOT IN ('Admin', 'Member');
ALTER TABLE "user" ADD COLUMN "_migrator_role" "role";
UPDATE "user" SET "_migrator_role" = CAST(CAST(COALESCE(CAST("role" AS TEXT), 'Member') AS TEXT) AS "role");
ALTER TABLE "user" RENAME COLUMN "role" TO "_retired_20250101000002_role";
ALTER TABLE "user" RENAME COLUMN "_migrator_role" TO "role";
ALTER TABLE "user"
    ALTER COLUMN "role" SET DEFAULT 'Member',
    ALTER COLUMN "role" SET NOT NULL,
    ALTER COLUMN "_retired_20250101000002_role" TYPE TEXT;
