ALTER TABLE "right" RENAME TO "_migrator_left";
ALTER TABLE "left" RENAME TO "right";
ALTER TABLE "_migrator_left" RENAME TO "left";
