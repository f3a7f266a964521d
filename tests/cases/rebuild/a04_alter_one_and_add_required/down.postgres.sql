-- check: `name` of `user` is required and has no value
SELECT "id"
FROM "user"
WHERE "name" IS NULL;
ALTER TABLE "user"
    ALTER COLUMN "name" SET NOT NULL,
    ALTER COLUMN "at" DROP DEFAULT,
    ALTER COLUMN "at" DROP NOT NULL,
    ALTER COLUMN "code" DROP DEFAULT,
    ALTER COLUMN "code" DROP NOT NULL;
ALTER TABLE "user" RENAME COLUMN "at" TO "_retired_20250101000002_at";
ALTER TABLE "user" RENAME COLUMN "code" TO "_retired_20250101000002_code";
