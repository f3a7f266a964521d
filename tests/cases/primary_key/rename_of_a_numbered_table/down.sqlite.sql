ALTER TABLE "person" RENAME TO "user";
