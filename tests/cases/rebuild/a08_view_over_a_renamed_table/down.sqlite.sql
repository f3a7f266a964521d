ALTER TABLE "elder" RENAME TO "parent";
