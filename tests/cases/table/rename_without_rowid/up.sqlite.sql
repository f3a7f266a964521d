ALTER TABLE "setting" RENAME TO "preference";
