ALTER TABLE "user" RENAME TO "_migrator_user";
ALTER TABLE "_migrator_user" RENAME CONSTRAINT "user_pkey" TO "_migrator_user_pkey";
ALTER TABLE "_migrator_user" RENAME TO "User";
ALTER TABLE "User" RENAME CONSTRAINT "_migrator_user_pkey" TO "User_pkey";
