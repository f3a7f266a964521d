ALTER TABLE "parent" RENAME TO "elder";
