ALTER TABLE "user" RENAME COLUMN "year" TO "born";
-- check: `born` of `user` is required and has no value
SELECT "id"
FROM "user"
WHERE "_retired_20250101000002_born" IS NULL;
ALTER TABLE "user" RENAME COLUMN "born" TO "_retired_after_20250101000002_year";
ALTER TABLE "user" RENAME COLUMN "_retired_20250101000002_born" TO "born";
ALTER TABLE "user"
    ALTER COLUMN "born" SET NOT NULL,
    ALTER COLUMN "_retired_after_20250101000002_year" DROP NOT NULL;
