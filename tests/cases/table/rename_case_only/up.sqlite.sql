ALTER TABLE "user" RENAME TO "_migrator_user";
ALTER TABLE "_migrator_user" RENAME TO "User";
