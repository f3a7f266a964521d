ALTER TABLE "preference" RENAME TO "setting";
