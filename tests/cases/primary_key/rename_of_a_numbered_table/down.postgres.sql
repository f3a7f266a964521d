ALTER TABLE "person" RENAME TO "user";
ALTER TABLE "user" RENAME CONSTRAINT "person_pkey" TO "user_pkey";
