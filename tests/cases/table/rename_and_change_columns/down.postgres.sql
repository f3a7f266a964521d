ALTER TABLE "person" RENAME TO "user";
ALTER TABLE "user" RENAME CONSTRAINT "person_pkey" TO "user_pkey";
ALTER TABLE "user" RENAME COLUMN "full_name" TO "name";
ALTER TABLE "user" ALTER COLUMN "age" DROP NOT NULL;
