ALTER TABLE "parent" RENAME TO "elder";
ALTER TABLE "elder" RENAME CONSTRAINT "parent_pkey" TO "elder_pkey";
