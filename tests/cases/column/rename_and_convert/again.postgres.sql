ALTER TABLE "user" RENAME COLUMN "born" TO "year";
-- check: `year` of `user` is required and has no value
SELECT "id"
FROM "user"
WHERE COALESCE("_retired_after_20250101000002_year", CAST(substr(year, 1, 4) AS INTEGER)) IS NULL;
UPDATE "user" SET "_retired_after_20250101000002_year" = COALESCE("_retired_after_20250101000002_year", CAST(substr(year, 1, 4) AS INTEGER));
ALTER TABLE "user" RENAME COLUMN "year" TO "_retired_20250101000002_born";
ALTER TABLE "user" RENAME COLUMN "_retired_after_20250101000002_year" TO "year";
ALTER TABLE "user"
    ALTER COLUMN "year" SET NOT NULL,
    ALTER COLUMN "_retired_20250101000002_born" DROP NOT NULL;
