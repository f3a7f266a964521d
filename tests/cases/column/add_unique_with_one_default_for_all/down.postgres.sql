DROP INDEX "user_handle_key";
ALTER TABLE "user"
    ALTER COLUMN "handle" DROP DEFAULT,
    ALTER COLUMN "handle" DROP NOT NULL;
ALTER TABLE "user" RENAME COLUMN "handle" TO "_retired_20250101000002_handle";
