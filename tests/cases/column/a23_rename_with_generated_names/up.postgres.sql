ALTER TABLE "user" RENAME COLUMN "email" TO "mail";
ALTER TABLE "user" RENAME COLUMN "city" TO "town";
ALTER TABLE "user" RENAME COLUMN "team" TO "team_id";
ALTER TABLE "user" RENAME COLUMN "age" TO "years";
ALTER TABLE "user" RENAME CONSTRAINT "user_team_fkey" TO "user_team_id_fkey";
ALTER TABLE "user" RENAME CONSTRAINT "user_age_check" TO "user_years_check";
ALTER INDEX "user_email_key" RENAME TO "user_mail_key";
ALTER INDEX "user_city_idx" RENAME TO "user_town_idx";
