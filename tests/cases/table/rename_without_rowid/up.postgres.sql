ALTER TABLE "setting" RENAME TO "preference";
ALTER TABLE "preference" RENAME CONSTRAINT "setting_pkey" TO "preference_pkey";
