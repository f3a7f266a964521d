ALTER TABLE "left" RENAME TO "_migrator_left";
ALTER TABLE "_migrator_left" RENAME CONSTRAINT "left_pkey" TO "_migrator_left_pkey";
ALTER TABLE "right" RENAME TO "left";
ALTER TABLE "left" RENAME CONSTRAINT "right_pkey" TO "left_pkey";
ALTER TABLE "_migrator_left" RENAME TO "right";
ALTER TABLE "right" RENAME CONSTRAINT "_migrator_left_pkey" TO "right_pkey";
