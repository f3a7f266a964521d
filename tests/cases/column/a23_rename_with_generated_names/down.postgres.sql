ALTER TABLE "user" RENAME COLUMN "years" TO "age";
ALTER TABLE "user" RENAME COLUMN "team_id" TO "team";
ALTER TABLE "user" RENAME COLUMN "town" TO "city";
ALTER TABLE "user" RENAME COLUMN "mail" TO "email";
ALTER TABLE "user" RENAME CONSTRAINT "user_team_id_fkey" TO "user_team_fkey";
ALTER TABLE "user" RENAME CONSTRAINT "user_years_check" TO "user_age_check";
ALTER INDEX "user_mail_key" RENAME TO "user_email_key";
ALTER INDEX "user_town_idx" RENAME TO "user_city_idx";
