ALTER TABLE "user" RENAME COLUMN "first_name" TO "firstName";
ALTER TABLE "user" RENAME COLUMN "is_admin" TO "isAdmin";
