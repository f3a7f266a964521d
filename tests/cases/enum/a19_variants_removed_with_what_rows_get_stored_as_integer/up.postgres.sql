ALTER TABLE "member" ALTER COLUMN "role" TYPE SMALLINT USING CASE "role" WHEN 0 THEN 0 WHEN 1 THEN 1 WHEN 2 THEN 3 WHEN 3 THEN 2 END;
-- check: `role` of `member` is required and has no value
SELECT "id"
FROM "member"
WHERE CASE "role" WHEN 3 THEN 1 ELSE "role" END IS NULL;
-- check: `role` of `member` is not one of 0, 1, 2
SELECT "id", "role"
FROM (SELECT "id", CAST(CASE "role" WHEN 3 THEN 1 ELSE "role" END AS SMALLINT) AS "role" FROM "member") AS "member"
WHERE "role" NOT IN (0, 1, 2);
ALTER TABLE "member" DROP CONSTRAINT "member_role_values";
ALTER TABLE "member" ADD COLUMN "_migrator_role" SMALLINT;
UPDATE "member" SET "_migrator_role" = CASE "role" WHEN 3 THEN 1 ELSE "role" END;
ALTER TABLE "member" RENAME COLUMN "role" TO "_retired_20250101000002_role";
ALTER TABLE "member" RENAME COLUMN "_migrator_role" TO "role";
ALTER TABLE "member"
    ALTER COLUMN "role" SET NOT NULL,
    ALTER COLUMN "_retired_20250101000002_role" DROP NOT NULL,
    ADD CONSTRAINT "member_role_values" CHECK ("role" IN (0, 1, 2));
