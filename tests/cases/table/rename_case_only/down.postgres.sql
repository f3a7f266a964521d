ALTER TABLE "User" RENAME TO "_migrator_user";
ALTER TABLE "_migrator_user" RENAME CONSTRAINT "User_pkey" TO "_migrator_user_pkey";
ALTER TABLE "_migrator_user" RENAME TO "user";
ALTER TABLE "user" RENAME CONSTRAINT "_migrator_user_pkey" TO "user_pkey";
