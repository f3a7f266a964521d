ALTER TABLE "elder" RENAME TO "parent";
ALTER TABLE "parent" RENAME CONSTRAINT "elder_pkey" TO "parent_pkey";
