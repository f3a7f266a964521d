ALTER TABLE "right" RENAME TO "_migrator_left";
ALTER TABLE "_migrator_left" RENAME CONSTRAINT "right_pkey" TO "_migrator_left_pkey";
ALTER TABLE "left" RENAME TO "right";
ALTER TABLE "right" RENAME CONSTRAINT "left_pkey" TO "right_pkey";
ALTER TABLE "_migrator_left" RENAME TO "left";
ALTER TABLE "left" RENAME CONSTRAINT "_migrator_left_pkey" TO "left_pkey";
