ALTER TABLE "left" RENAME TO "_migrator_left";
ALTER TABLE "right" RENAME TO "left";
ALTER TABLE "_migrator_left" RENAME TO "right";
