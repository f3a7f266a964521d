ALTER TABLE "user" RENAME COLUMN "gone" TO "deleted";
ALTER TABLE "user" RENAME COLUMN "mail" TO "email";
