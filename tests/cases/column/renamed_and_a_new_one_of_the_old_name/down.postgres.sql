DROP INDEX "user_name_key";
ALTER TABLE "user" RENAME COLUMN "name" TO "_retired_20250101000002_name";
ALTER TABLE "user" RENAME COLUMN "login" TO "name";
ALTER INDEX "user_login_key" RENAME TO "user_name_key";
ALTER TABLE "user" ALTER COLUMN "_retired_20250101000002_name" DROP NOT NULL;
