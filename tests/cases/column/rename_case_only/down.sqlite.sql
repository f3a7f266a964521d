ALTER TABLE "user" RENAME COLUMN "name" TO "_migrator_Name";
ALTER TABLE "user" RENAME COLUMN "_migrator_Name" TO "Name";
