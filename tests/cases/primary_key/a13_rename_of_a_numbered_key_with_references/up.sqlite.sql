ALTER TABLE "team" RENAME COLUMN "id" TO "number";
