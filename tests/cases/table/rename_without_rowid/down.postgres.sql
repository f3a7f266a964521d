ALTER TABLE "preference" RENAME TO "setting";
ALTER TABLE "setting" RENAME CONSTRAINT "preference_pkey" TO "setting_pkey";
