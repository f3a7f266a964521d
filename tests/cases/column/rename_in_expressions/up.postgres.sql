ALTER TABLE "user" RENAME COLUMN "email" TO "mail";
ALTER TABLE "user" RENAME COLUMN "deleted" TO "gone";
