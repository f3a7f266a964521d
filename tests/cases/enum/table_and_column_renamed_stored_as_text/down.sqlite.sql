ALTER TABLE "person" RENAME TO "member";
ALTER TABLE "member" RENAME COLUMN "previous" TO "former";
