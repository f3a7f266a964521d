ALTER TABLE "user" RENAME COLUMN "isAdmin" TO "is_admin";
ALTER TABLE "user" RENAME COLUMN "firstName" TO "first_name";
