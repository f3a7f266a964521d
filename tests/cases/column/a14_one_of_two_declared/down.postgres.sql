ALTER TABLE "user" RENAME COLUMN "first_name" TO "name";
ALTER TABLE "user"
    ALTER COLUMN "last_name" DROP DEFAULT,
    ALTER COLUMN "last_name" DROP NOT NULL;
ALTER TABLE "user" RENAME COLUMN "last_name" TO "_retired_20250101000002_last_name";
