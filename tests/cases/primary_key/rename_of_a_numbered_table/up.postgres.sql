ALTER TABLE "user" RENAME TO "person";
ALTER TABLE "person" RENAME CONSTRAINT "user_pkey" TO "person_pkey";
