ALTER TABLE "pair" RENAME COLUMN "b" TO "_migrator_b";
ALTER TABLE "pair" RENAME COLUMN "a" TO "b";
ALTER TABLE "pair" RENAME COLUMN "_migrator_b" TO "a";
