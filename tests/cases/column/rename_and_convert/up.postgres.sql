ALTER TABLE "user" RENAME COLUMN "born" TO "year";
-- check: `year` of `user` is required and has no value
SELECT "id"
FROM "user"
WHERE CAST(substr(year, 1, 4) AS INTEGER) IS NULL;
ALTER TABLE "user" ADD COLUMN "_migrator_year" INTEGER;
UPDATE "user" SET "_migrator_year" = CAST(substr(year, 1, 4) AS INTEGER);
ALTER TABLE "user" RENAME COLUMN "year" TO "_retired_20250101000002_born";
ALTER TABLE "user" RENAME COLUMN "_migrator_year" TO "year";
ALTER TABLE "user"
    ALTER COLUMN "year" SET NOT NULL,
    ALTER COLUMN "_retired_20250101000002_born" DROP NOT NULL;
