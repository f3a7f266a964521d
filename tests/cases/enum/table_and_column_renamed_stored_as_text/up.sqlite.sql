ALTER TABLE "member" RENAME TO "person";
ALTER TABLE "person" RENAME COLUMN "former" TO "previous";
