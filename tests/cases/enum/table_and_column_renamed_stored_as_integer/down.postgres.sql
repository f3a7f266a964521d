ALTER TABLE "person" RENAME TO "member";
ALTER TABLE "member" RENAME CONSTRAINT "person_pkey" TO "member_pkey";
ALTER TABLE "member" RENAME COLUMN "previous" TO "former";
ALTER TABLE "member" RENAME CONSTRAINT "person_role_values" TO "member_role_values";
ALTER TABLE "member" RENAME CONSTRAINT "person_previous_values" TO "member_former_values";
