ALTER TABLE "member" RENAME TO "person";
ALTER TABLE "person" RENAME CONSTRAINT "member_pkey" TO "person_pkey";
ALTER TABLE "person" RENAME COLUMN "former" TO "previous";
ALTER TABLE "person" RENAME CONSTRAINT "member_role_values" TO "person_role_values";
ALTER TABLE "person" RENAME CONSTRAINT "member_former_values" TO "person_previous_values";
