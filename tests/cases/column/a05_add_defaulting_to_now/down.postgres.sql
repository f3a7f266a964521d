ALTER TABLE "user"
    ALTER COLUMN "created_at" DROP DEFAULT,
    ALTER COLUMN "created_at" DROP NOT NULL;
ALTER TABLE "user" RENAME COLUMN "created_at" TO "_retired_20250101000002_created_at";
