ALTER TABLE "pair" RENAME COLUMN "a" TO "_migrator_b";
ALTER TABLE "pair" RENAME COLUMN "b" TO "a";
ALTER TABLE "pair" RENAME COLUMN "_migrator_b" TO "b";
