ALTER TABLE "team" RENAME COLUMN "number" TO "id";
