ALTER TABLE "user" RENAME COLUMN "Name" TO "_migrator_name";
ALTER TABLE "user" RENAME COLUMN "_migrator_name" TO "name";
